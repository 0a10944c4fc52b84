"""Fluent files as data: which sentences there are, and which values each needs."""

from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor


@dataclass
class Sentence:
    """A message. `placed` values are shown, `chosen_by` values select a variant, `counted` ones must be numbers."""

    line: int
    placed: set[str] = field(default_factory=set)
    chosen_by: set[str] = field(default_factory=set)
    counted: set[str] = field(default_factory=set)
    mentions: set[str] = field(default_factory=set)

    @property
    def values(self) -> set[str]:
        return self.placed | self.chosen_by


def read(file: Path) -> tuple[dict[str, Sentence], list[str]]:
    """The sentences of a file by key, and what is wrong with it, as `line: what`."""
    if not file.is_file():
        return {}, []
    source = file.read_text("utf-8")
    found: dict[str, Sentence] = {}
    mistakes: list[str] = []
    for entry in FluentParser().parse(source).body:
        start = entry.span.start if entry.span else 0
        line = source.count("\n", 0, start) + 1
        if isinstance(entry, ast.Junk):
            mistakes.append(f"{line}: {entry.annotations[0].message if entry.annotations else 'cannot be read'}")
        elif isinstance(entry, ast.Message):
            key = entry.id.name
            if key in found:
                mistakes.append(f"{line}: {key} is there twice")
            if entry.attributes:
                mistakes.append(f"{line}: {key} has attributes, which nothing shows")
            found[key] = sentence = Sentence(line)
            _Reader(sentence).visit(entry)
    for sentence in found.values():
        _include_mentioned(sentence, found)
    return found, mistakes


class _Reader(Visitor):
    def __init__(self, sentence: Sentence) -> None:
        self._into = sentence

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        selector = Sentence(0)
        _Reader(selector).visit(node.selector)
        self._into.chosen_by |= selector.placed
        self._into.counted |= selector.counted
        for variant in node.variants:
            self.visit(variant.value)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:
        arguments = Sentence(0)
        _Reader(arguments).visit(node.arguments)
        self._into.placed |= arguments.placed
        self._into.counted |= arguments.placed

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self._into.placed.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self._into.mentions.add(node.id.name)


def _include_mentioned(sentence: Sentence, found: dict[str, Sentence]) -> None:
    """A sentence that contains others needs their values too."""
    known: set[str] = set()
    while new := sentence.mentions - known:
        known |= new
        for other in (found[key] for key in new if key in found):
            sentence.placed |= other.placed
            sentence.chosen_by |= other.chosen_by
            sentence.counted |= other.counted
            sentence.mentions |= other.mentions
