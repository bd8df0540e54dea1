"""The teacher: a BiLSTM-CRF over syllables that reads the labels of a linear tagger and how sure that was."""
import torch
from torch import nn

TYPES = ["PER", "LOC", "ORG", "MISC"]
# Outside, then begin, inside, end and single of every type.
LABELS = ["O"] + [f"{place}-{kind}" for kind in TYPES for place in "BIES"]
CHARACTERS = 14


def follows(first, second):
    """Whether a label may stand behind another; `O` also stands for what is beyond the ends."""
    if first[0] in "OES":
        return second[0] in "OBS"
    return second[0] in "IE" and first[2:] == second[2:]


class Field(nn.Module):
    """A conditional random field over chains."""

    def __init__(self):
        super().__init__()
        count = len(LABELS)
        self.transitions = nn.Parameter(torch.zeros(count, count))
        allowed = torch.tensor([[follows(a, b) for b in LABELS] for a in LABELS])
        self.register_buffer("barred", torch.where(allowed, 0.0, -1e4))

    def scores(self):
        return self.transitions + self.barred

    def partition(self, scores, lengths):
        """The logarithm of the sum over all labellings. Chains come longest first."""
        moves = self.scores()
        state = scores[:, 0] + moves[0]
        for step in range(1, scores.shape[1]):
            active = int((lengths > step).sum())
            ahead = torch.logsumexp(state[:active, :, None] + moves, 1) + scores[:active, step]
            state = torch.cat([ahead, state[active:]])
        return torch.logsumexp(state + self.barred[:, 0], 1)

    def score(self, scores, labels, mask):
        moves = self.scores()
        own = scores.gather(2, labels[:, :, None]).squeeze(2)
        before = torch.cat([torch.zeros_like(labels[:, :1]), labels[:, :-1]], 1)
        return ((own + moves[before, labels]) * mask).sum(1)

    def best(self, scores, lengths):
        """The best labelling of every chain."""
        moves = self.scores()
        state, back = scores[:, 0] + moves[0], []
        for step in range(1, scores.shape[1]):
            values, origins = (state[:, :, None] + moves).max(1)
            active = (lengths > step)[:, None]
            state = torch.where(active, values + scores[:, step], state)
            back.append(torch.where(active, origins, torch.arange(len(LABELS))))
        last = (state + self.barred[:, 0]).argmax(1)
        path = [last]
        for origins in reversed(back):
            last = origins.gather(1, last[:, None]).squeeze(1)
            path.append(last)
        return torch.stack(path[::-1], 1)


class Teacher(nn.Module):
    def __init__(self, vectors, syllables, characters, shapes):
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=True)
        self.project = nn.Linear(2 * vectors.shape[1], 128)
        self.syllables = nn.Embedding(syllables, 32)
        self.shapes = nn.Embedding(shapes, 16)
        self.places = nn.Embedding(4, 8)
        self.characters = nn.Embedding(characters, 24, padding_idx=0)
        self.convolution = nn.Conv1d(24, 40, 3, padding=1)
        self.dropout = nn.Dropout(0.4)
        told = 2 * len(LABELS) + 1
        self.lstm = nn.LSTM(128 + 32 + 16 + 8 + 40 + told, 144, batch_first=True, bidirectional=True)
        self.output = nn.Linear(288 + told, len(LABELS))
        self.field = Field()

    def scores(self, batch):
        spelled = torch.relu(self.convolution(self.characters(batch["spelling"]).transpose(1, 2))).amax(2)
        meaning = torch.tanh(self.project(torch.cat([self.vectors(batch["own"]), self.vectors(batch["word"])], 2)))
        told = batch["told"]
        row = torch.cat(
            [meaning, self.syllables(batch["syllable"]), self.shapes(batch["shape"]), self.places(batch["place"]),
             spelled[batch["form"]]], 2)
        row = torch.cat([self.dropout(row), told], 2)
        packed = nn.utils.rnn.pack_padded_sequence(row, batch["lengths"], batch_first=True)
        hidden, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return self.output(torch.cat([self.dropout(hidden), told], 2))

    def loss(self, batch):
        scores = self.scores(batch)
        return (self.field.partition(scores, batch["lengths"]) - self.field.score(scores, batch["labels"], batch["mask"])).sum()
