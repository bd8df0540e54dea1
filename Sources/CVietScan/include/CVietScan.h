#ifndef CVIETSCAN_H
#define CVIETSCAN_H
#include <stdint.h>
#endif
