#include "CVietScan.h"
