"""How a rule says that it decided: silent while reports are added, noted for whoever asks why."""

from onrecord.extract.grounds import because, begin, traced


def test_a_rule_returns_what_it_decided_and_notes_nothing_unasked() -> None:
    """Outside a trace a rule's value passes through, and a later trace knows nothing of it."""
    value = ["decided"]
    assert because(value, "topic.before") is value
    with traced() as trace:
        pass
    assert trace.notes == []


def test_a_trace_keeps_the_decisions_of_each_thing_apart() -> None:
    """What was decided of one thing is not told of the next, and what decided nothing is not told at all."""
    first, second = object(), object()
    with traced() as trace:
        begin(first)
        because("a", "topic.one")
        because(None, "topic.nothing")
        begin(second)
        because("b", "topic.two")
    assert [note.rule for note in trace.under(first)] == ["topic.one"]
    assert [note.rule for note in trace.under(second)] == ["topic.two"]
    assert trace.under(object()) == []
