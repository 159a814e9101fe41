namespace Mandate.Platform.Record;

public readonly record struct EventId(Guid Value) : IId<EventId>
{
    public static EventId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out EventId id) => Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>One business event. Kind, instant and body are open; every personal field is here only as a commitment.</summary>
public sealed class RecordedEvent
{
    public EventId Id { get; init; }
    public required string Kind { get; init; }
    public DateTimeOffset At { get; init; }
    public BodyId? Body { get; init; }

    /// <summary>Place in the log; null until the sequencer has put it there.</summary>
    public long? Sequence { get; set; }

    public required RecordedText Actor { get; init; }

    /// <summary>The subjects, as a list in JSON; <see cref="Subjects"/> finds by them.</summary>
    public required RecordedText About { get; init; }
    public required RecordedText What { get; init; }
    public required RecordedText Reason { get; init; }
    public required RecordedText Payload { get; init; }

    public List<RecordedSubject> Subjects { get; init; } = [];

    /// <summary>All personal fields.</summary>
    public IEnumerable<(RecordedField Field, RecordedText Text)> Texts() =>
        [(RecordedField.Actor, Actor), (RecordedField.Subjects, About), (RecordedField.What, What), (RecordedField.Reason, Reason), (RecordedField.Payload, Payload)];
}

/// <summary>A personal field: the commitment stays for good, salt and text go when the person is forgotten.</summary>
public sealed class RecordedText
{
    public required byte[] Commitment { get; init; }
    public byte[]? Salt { get; set; }
    public string? Text { get; set; }
}

public enum RecordedField { Actor, Subjects, What, Reason, Payload }

/// <summary>Finds the events about something. Goes with the texts when they are erased.</summary>
public sealed class RecordedSubject
{
    /// <summary>Kind of the row that finds the events somebody caused; as subject of an event a person with an account is "user".</summary>
    public const string Actor = "actor";

    public EventId Event { get; init; }
    public required string Kind { get; init; }
    public Guid SubjectId { get; init; }
}
