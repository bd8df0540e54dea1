#ifndef VIET_MARKS_H
#define VIET_MARKS_H

#include "viet_ngrams.h"

/// A model of marks, see RestorationModel.
typedef struct {
    viet_ngrams pairs;
    viet_ngrams triples;
    /// Two bytes a word, its cost and that of leaving it as a context.
    const uint8_t *_Nonnull singles;
} viet_marks_model;

/// A word behind another one, on the best way to it.
typedef struct {
    uint16_t word;
    /// The place of the word among the choices of its unit.
    uint8_t choice;
    /// What it costs to leave the pair of words as a context; 0 where no triple begins with it.
    uint8_t leaving;
    /// The node before it, -1 for the first.
    int32_t back;
    int32_t cost;
} viet_marks_node;

/// A word that a unit may be.
typedef struct {
    uint16_t word;
    /// What it costs beside the model.
    int32_t extra;
} viet_marks_choice;

enum { viet_marks_most_words = 32, viet_marks_most_choices = 64, viet_marks_most_nodes = 256 };

/// Memory that one unit after another is read in.
typedef struct viet_marks_scratch viet_marks_scratch;

size_t viet_marks_scratch_size(void);

/// A unit to be read: its `count` choices, of one group or of two, behind the nodes from `first` to `end`, whose unit had `previous` choices.
typedef struct {
    const viet_marks_node *_Nonnull nodes;
    size_t first;
    size_t end;
    size_t previous;
    const viet_marks_choice *_Nonnull choices;
    size_t count;
    uint16_t group;
    uint16_t second;
    int has_second;
} viet_marks_step;

/// Makes the nodes of a unit: the pairs of a choice before and one of its own that cost no more than `margin` above the cheapest, `width` of
/// them at most. In order of the pairs, or of their costs where there were more.
///
/// `costs`, where it is given, gets what each choice costs behind each of the nodes, `viet_marks_most_choices` numbers a node.
/// Returns how many nodes were written to `out`, which has room for `width`.
size_t viet_marks_advance(
    const viet_marks_model *_Nonnull model, const viet_marks_step *_Nonnull step, size_t width, int32_t margin,
    viet_marks_scratch *_Nonnull scratch, viet_marks_node *_Nonnull out, int32_t *_Nullable costs);

/// The same without instructions for vectors, to compare with.
size_t viet_marks_advance_plain(
    const viet_marks_model *_Nonnull model, const viet_marks_step *_Nonnull step, size_t width, int32_t margin,
    viet_marks_scratch *_Nonnull scratch, viet_marks_node *_Nonnull out, int32_t *_Nullable costs);

#endif
