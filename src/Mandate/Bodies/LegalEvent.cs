using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Bodies;

/// <summary>A dated act of law that terms, plans and packs are conditional on: a bill's second reading, Royal Assent, an establishment order.</summary>
public sealed class LegalEvent : IVersioned
{
    readonly List<ExpectedDate> expected = [];
    readonly List<LegalEventBody> bodies = [];
    readonly List<LegalEventWait> waits = [];

    LegalEvent() { }

    public LegalEventId Id { get; private init; }
    public string Slug { get; private init; } = "";
    public string Name { get; private set; } = "";

    /// <summary>"royal-assent", "establishment-order": words of the pack.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Place on the way from a bill to a body in law.</summary>
    public int Stage { get; private set; }
    public DateOnly? ActualOn { get; private set; }

    /// <summary>What it makes possible, a sentence a line.</summary>
    public string? Unlocks { get; private set; }
    public string? Source { get; private set; }
    public string? Pack { get; private init; }
    public string? PackKey { get; private init; }
    public int Version { get; set; }

    /// <summary>Every day on which it was expected, with when, by whom and why that was said.</summary>
    public IReadOnlyList<ExpectedDate> Expected => expected;

    /// <summary>The bodies it is about; none means all those that wait for it.</summary>
    public IReadOnlyList<LegalEventBody> Bodies => bodies;
    public IReadOnlyList<LegalEventWait> Waits => waits;

    public static LegalEvent Expect(LegalEventFacts f, DateTimeOffset now)
    {
        var e = new LegalEvent { Id = Platform.Id.New<LegalEventId>(now), Slug = f.Slug, Pack = f.Pack, PackKey = f.PackKey };
        e.Change(f);
        return e;
    }

    public void Change(LegalEventFacts f) => (Name, Kind, Stage, Unlocks, Source) = (f.Name, f.Kind, f.Stage, f.Unlocks, f.Source);

    /// <summary>Says on which day it is now expected. What depends on it moves with it; nothing is retyped.</summary>
    public Outcome MoveExpected(ExpectedFacts f, DateTimeOffset now)
    {
        if (ActualOn is not null) return LegalEventRefusals.HappenedAlready;
        if (string.IsNullOrWhiteSpace(f.Reason)) return LegalEventRefusals.NoReason;
        if (f.RecordedOn > London.Day(now)) return LegalEventRefusals.StillToCome;
        if (ExpectedAsKnownOn(f.RecordedOn) == f.On) return LegalEventRefusals.SameDay;
        expected.Add(new ExpectedDate
        {
            Id = Platform.Id.New<RegisterRowId>(now), Event = Id, Number = expected.Count + 1, On = f.On, RecordedOn = f.RecordedOn, Who = f.Who, Reason = f.Reason, Source = f.Source,
        });
        return Outcome.Done;
    }

    /// <summary>Records that it happened. No term becomes substantive by this: the appointer is asked for the confirming act.</summary>
    public Outcome Happen(DateOnly on, DateTimeOffset now)
    {
        if (ActualOn is not null) return LegalEventRefusals.HappenedAlready;
        if (on > London.Day(now)) return LegalEventRefusals.StillToCome;
        ActualOn = on;
        return Outcome.Done;
    }

    public void Concerns(BodyId body) { if (!bodies.Exists(b => b.Body == body)) bodies.Add(new LegalEventBody { Event = Id, Body = body }); }

    /// <summary>Terms of these posts wait for it.</summary>
    public void LetWait(string bodyKind, DateOnly? bodiesFrom, string postKind, DateTimeOffset now)
    {
        if (!waits.Exists(w => w.BodyKind == bodyKind && w.BodiesFrom == bodiesFrom && w.PostKind == postKind))
            waits.Add(new LegalEventWait { Id = Platform.Id.New<RegisterRowId>(now), Event = Id, BodyKind = bodyKind, BodiesFrom = bodiesFrom, PostKind = postKind });
    }

    /// <summary>The bodies of these kinds whose posts wait for it begin on another day.</summary>
    public void BodiesBeginOn(IReadOnlyCollection<string> kinds, DateOnly was, DateOnly on)
    {
        foreach (var wait in waits.Where(w => w.BodiesFrom == was && kinds.Contains(w.BodyKind))) wait.BodiesFrom = on;
    }

    public bool HappenedBy(DateOnly day) => ActualOn is { } on && on <= day;

    /// <summary>The day expected, as was known on a day.</summary>
    public DateOnly? ExpectedAsKnownOn(DateOnly day) => expected.Where(e => e.RecordedOn <= day).MaxBy(e => (e.RecordedOn, e.Number))?.On;

    /// <summary>Whether terms of a post wait for it.</summary>
    public bool Binds(Body body, Post post) =>
        waits.Exists(w => w.BodyKind == body.Kind && w.PostKind == post.Kind && (w.BodiesFrom is null || w.BodiesFrom == body.From))
        && (bodies.Count == 0 || bodies.Exists(b => b.Body == body.Id));
}

/// <summary>A day on which an event was expected, and when, by whom and why that was said.</summary>
public sealed class ExpectedDate
{
    public RegisterRowId Id { get; init; }
    public LegalEventId Event { get; init; }
    public int Number { get; init; }
    public DateOnly On { get; init; }
    public DateOnly RecordedOn { get; init; }
    public required string Who { get; init; }
    public required string Reason { get; init; }
    public string? Source { get; init; }
}

public sealed class LegalEventBody
{
    public LegalEventId Event { get; init; }
    public BodyId Body { get; init; }
}

/// <summary>Posts of this kind, in bodies of this kind that begin on this day, wait for the event.</summary>
public sealed class LegalEventWait
{
    public RegisterRowId Id { get; init; }
    public LegalEventId Event { get; init; }
    public required string BodyKind { get; init; }
    public DateOnly? BodiesFrom { get; set; }
    public required string PostKind { get; init; }
}

public sealed record LegalEventFacts(string Slug, string Name, string Kind, int Stage, string? Unlocks = null, string? Source = null, string? Pack = null, string? PackKey = null);

public sealed record ExpectedFacts(DateOnly On, DateOnly RecordedOn, string Who, string Reason, string? Source = null);

public static class LegalEventRefusals
{
    public static readonly Refusal HappenedAlready = new("The event has happened; its day is recorded.");
    public static readonly Refusal StillToCome = new("That day has not come yet. Record it once it has happened.");
    public static readonly Refusal NoReason = new("Say why the expected day moves.");
    public static readonly Refusal SameDay = new("The event is expected on that day already.");
}

public sealed record LegalEventExpected(LegalEventId LegalEvent, string Name, DateOnly? On) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(LegalEvent)];
    public string What => On is null ? $"added “{Name}”" : $"added “{Name}”, expected on {On:d MMMM yyyy}";
}

public sealed record LegalEventMoved(LegalEventId LegalEvent, string Name, DateOnly? Was, DateOnly On) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(LegalEvent)];
    public string What => Was is null ? $"recorded that “{Name}” is expected on {On:d MMMM yyyy}" : $"moved “{Name}” from {Was:d MMMM yyyy} to {On:d MMMM yyyy}";
}

public sealed record LegalEventHappened(LegalEventId LegalEvent, string Name, DateOnly On) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(LegalEvent)];
    public string What => $"recorded that “{Name}” happened on {On:d MMMM yyyy}";
}
