"""How a table of frequencies was counted: what its figures can be compared with, and added to."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from .._errors import VietTextError


@dataclass(frozen=True)
class Pruning:
    """What is left out of a table."""

    minimum_documents: int = 1
    minimum_frequency: int = 1
    one_form: bool = False
    numbers: bool = True


@dataclass(frozen=True)
class Rules:
    """What was counted and what was left out. Without arguments: every word, nothing left out."""

    #: ``"words"``, or which words.
    counted: str = "words"
    #: By what words are the same.
    identity: str = "spelling"
    #: Whether what holds no letter is there.
    numbers: bool = True
    #: The longest phrase that was counted beside the words; 1 is none.
    phrases: int = 1
    minimum_documents: int = 1
    minimum_frequency: int = 1

    @property
    def section(self) -> bytes:
        """The section ``RULES`` of a table: a line each of a name and a value."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        values["numbers"] = "yes" if self.numbers else "no"
        return "".join(f"{name.replace('_', '-')} {value}\n" for name, value in values.items()).encode()

    @classmethod
    def of(cls, section: bytes) -> Rules:
        """The rules of a table.

        Raises:
            VietTextError: of code ``incompatible-table`` where a line is not known.
        """
        values: dict[str, Any] = {}
        for line in section.decode("utf-8", "replace").splitlines():
            name, _, value = line.partition(" ")
            name = name.replace("-", "_")
            if name == "counted" and value:
                values[name] = value
            elif name == "numbers" and value in ("yes", "no"):
                values[name] = value == "yes"
            elif name in ("phrases", "minimum_documents", "minimum_frequency") and value.isdecimal() and int(value) > 0:
                values[name] = int(value)
            elif (name, value) != ("identity", "spelling"):
                raise VietTextError(f"the table was counted by a rule that is not known here: {line}", "incompatible-table")
        return cls(**values)

    def without(self, pruning: Pruning | Rules) -> Rules:
        """The rules of counts from which something more was left out."""
        return replace(
            self,
            numbers=self.numbers and pruning.numbers,
            minimum_documents=max(self.minimum_documents, pruning.minimum_documents),
            minimum_frequency=max(self.minimum_frequency, pruning.minimum_frequency),
        )

    def plus(self, other: Rules) -> Rules:
        """The rules of the sum of counts made by these and by others: what is left out of one is left out of all.

        Raises:
            VietTextError: of code ``invalid-argument`` where the sum would mean nothing.
        """
        if (self.counted, self.phrases) != (other.counted, other.phrases):
            raise VietTextError(
                f"one table counts {other._what} and another {self._what}; a sum of both would mean nothing", "invalid-argument"
            )
        return self.without(other)

    def check(self, reference: Rules) -> None:
        """Raises where counts by these rules cannot be compared with a reference.

        Raises:
            VietTextError: of code ``invalid-argument``.
        """
        if self.counted != reference.counted or self.phrases > reference.phrases:
            raise VietTextError(
                f"the reference counts {reference._what}, and this counts {self._what}: count both alike", "invalid-argument"
            )

    @property
    def _what(self) -> str:
        return f"{self.counted} and phrases of up to {self.phrases} words" if self.phrases > 1 else self.counted


@dataclass(frozen=True)
class Origin:
    """What is known of counts beside the counts themselves."""

    rules: Rules = Rules()
    #: Whether anything was left out, ways of writing a word too.
    pruned: bool = False
    #: Whether something was left out and nobody knows what: of tables that are older than rules.
    ruleless: bool = False
    #: How many distinct words there were before.
    distinct: int = 0

    @property
    def has_numbers(self) -> bool:
        """Whether nothing without a letter was left out, as far as is known."""
        return self.rules.numbers and not self.ruleless

    def plus(self, other: Origin) -> Origin:
        """That of the sum: how many words are the same in both is not known."""
        return Origin(self.rules.plus(other.rules), self.pruned or other.pruned, self.ruleless or other.ruleless)
