using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>Which executive posts a body shall have: options, a consultation on them, the board's decision, and the campaign that fills the posts.</summary>
public sealed class ExecutiveStructure : IVersioned
{
    ExecutiveStructure() { }

    public StructureId Id { get; private init; }
    public BodyId Body { get; private init; }
    public string Title { get; private set; } = "";
    public List<StructureOption> Options { get; private set; } = [];
    public Consultation? Consultation { get; private set; }
    public StructureDecision? Decision { get; private set; }

    /// <summary>The campaign opened for the posts decided on.</summary>
    public CampaignId? Campaign { get; private set; }
    public int Version { get; set; }

    public static ExecutiveStructure Draft(BodyId body, string title, DateTimeOffset now) => new() { Id = Platform.Id.New<StructureId>(now), Body = body, Title = title };

    public StructureStatus StatusOn(DateOnly day) => this switch
    {
        { Campaign: not null } => StructureStatus.Filling,
        { Decision: not null } => StructureStatus.Decided,
        { Consultation: null } => StructureStatus.Drafted,
        { Consultation: { } c } when day < c.OpensOn => StructureStatus.Announced,
        { Consultation: { } c } when day <= c.ClosesOn => StructureStatus.Consulting,
        _ => StructureStatus.Consulted,
    };

    public StructureOption? Option(string key) => Options.Find(o => o.Key == key);

    /// <summary>Adds an option or changes it, until people are asked about it.</summary>
    public Outcome Write(StructureOption option)
    {
        if (Consultation is not null) return StructureRefusals.OptionsFixed;
        Options = Option(option.Key) is null ? [.. Options, option] : [.. Options.Select(o => o.Key == option.Key ? option : o)];
        return Outcome.Done;
    }

    public Outcome Remove(string key)
    {
        if (Consultation is not null) return StructureRefusals.OptionsFixed;
        Options = [.. Options.Where(o => o.Key != key)];
        return Outcome.Done;
    }

    /// <summary>Asks people. From here on the options stand as they were read.</summary>
    public Outcome Consult(Consultation consultation, DateOnly today)
    {
        if (Consultation is not null) return StructureRefusals.ConsultedAlready;
        if (Options.Count == 0) return StructureRefusals.NoOption;
        if (Options.Find(o => o.Posts.Count == 0) is { } empty) return StructureRefusals.EmptyOption(empty);
        if (consultation.ClosesOn < consultation.OpensOn) return StructureRefusals.Backwards(consultation);
        if (consultation.OpensOn < today) return StructureRefusals.OpensInThePast;
        Consultation = consultation;
        return Outcome.Done;
    }

    public Outcome MayAnswer(DateOnly today) => StatusOn(today) == StructureStatus.Consulting ? Outcome.Done : StructureRefusals.NotOpen;

    /// <summary>What people said, in a few words for the board.</summary>
    public Outcome Summarise(string summary, DateOnly today)
    {
        if (StatusOn(today) != StructureStatus.Consulted) return Decision is null ? StructureRefusals.NotClosed : StructureRefusals.DecidedAlready;
        Consultation = Consultation! with { Summary = summary };
        return Outcome.Done;
    }

    /// <summary>The board's decision, after everybody could answer. A post that the Act asks for cannot be left out; one that policy asks for only with a reason.</summary>
    public Outcome Decide(StructureDecision decision, IReadOnlyList<RequiredPost> required, DateOnly today)
    {
        if (Decision is not null) return StructureRefusals.DecidedAlready;
        if (Consultation is not { } consultation || today <= consultation.ClosesOn) return StructureRefusals.NotClosed;
        if (string.IsNullOrWhiteSpace(consultation.Summary)) return StructureRefusals.NotSummarised;
        if (Option(decision.Option) is not { } option) return StructureRefusals.NoSuchOption;
        if (decision.On <= consultation.ClosesOn || decision.On > today) return StructureRefusals.DecidedWhen(consultation, decision.On);
        var missing = option.Without(required).ToList();
        if (missing.Find(m => m.ByAct) is { } law) return StructureRefusals.LeftOut(law);
        if (missing.Count > 0 && string.IsNullOrWhiteSpace(decision.WhyWithout)) return StructureRefusals.LeftOutWithoutReason(missing);
        Decision = decision;
        return Outcome.Done;
    }

    public Outcome Opened(CampaignId campaign)
    {
        if (Decision is null) return StructureRefusals.NotDecided;
        if (Campaign is not null) return StructureRefusals.CampaignOpened;
        Campaign = campaign;
        return Outcome.Done;
    }
}

public enum StructureStatus { Drafted, Announced, Consulting, Consulted, Decided, Filling }

/// <summary>One way to arrange the executive team.</summary>
public sealed record StructureOption
{
    /// <summary>"a", "b" …</summary>
    public string Key { get; init; } = "";
    public string Title { get; init; } = "";
    public string Why { get; init; } = "";
    public List<StructurePost> Posts { get; init; } = [];

    /// <summary>In hundredths of one full-time post.</summary>
    public int Hundredths => Posts.Sum(p => p.Hundredths);

    /// <summary>Posts that the body must have and this option has not.</summary>
    public IEnumerable<RequiredPost> Without(IEnumerable<RequiredPost> required) => required.Where(r => Posts.Count(p => p.Kind == r.Kind) < r.Minimum);
}

public sealed record StructurePost
{
    /// <summary>Key of a kind of the register, or of its own.</summary>
    public string Kind { get; init; } = "";
    public string Title { get; init; } = "";

    /// <summary>Whole-time equivalent in hundredths: 100 is full time.</summary>
    public int Hundredths { get; init; } = 100;

    /// <summary>Pence a year.</summary>
    public long? PayFrom { get; init; }
    public long PayTo { get; init; }
}

/// <summary>An executive post that the Act or policy asks of such a body.</summary>
public sealed record RequiredPost(string Kind, string Title, int Minimum, bool ByAct, string? Note);

public sealed record Consultation
{
    public DateOnly OpensOn { get; init; }

    /// <summary>The last day on which somebody may answer.</summary>
    public DateOnly ClosesOn { get; init; }
    public string Text { get; init; } = "";
    public string Whom { get; init; } = "";
    public string? Summary { get; init; }
}

public sealed record StructureDecision
{
    public string Option { get; init; } = "";
    public DateOnly On { get; init; }
    public string Minute { get; init; } = "";
    public string Reasons { get; init; } = "";

    /// <summary>Why a post that policy asks for is left out.</summary>
    public string? WhyWithout { get; init; }
    public DateTimeOffset At { get; init; }
    public UserId By { get; init; }
}

/// <summary>What one person or group said.</summary>
public sealed class StructureResponse
{
    StructureResponse() { }

    public StructureResponseId Id { get; private init; }
    public StructureId Structure { get; private init; }

    /// <summary>Whose account; null when it came otherwise and was recorded.</summary>
    public UserId? User { get; private set; }
    public string Who { get; private set; } = "";

    /// <summary>Key of the option preferred; null for none.</summary>
    public string? Option { get; private set; }
    public string Text { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public static Outcome<StructureResponse> Give(ExecutiveStructure structure, UserId? user, string who, string? option, string text, DateTimeOffset now)
    {
        if (structure.MayAnswer(London.Day(now)).Refusal is { } refusal) return refusal;
        if (option is not null && structure.Option(option) is null) return StructureRefusals.NoSuchOption;
        return new StructureResponse { Id = Platform.Id.New<StructureResponseId>(now), Structure = structure.Id, User = user, Who = who, Option = option, Text = text, At = now };
    }

    public void Change(string? option, string text, DateTimeOffset now) => (Option, Text, At) = (option, text, now);

    /// <summary>The person is erased: that somebody answered, and which option they preferred, stays in the counts.</summary>
    public void Forget() => (User, Who, Text) = (null, "(name erased)", "");
}
