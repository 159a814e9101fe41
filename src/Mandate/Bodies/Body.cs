using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Bodies;

/// <summary>Any organisation or committee the register knows, legal person or not. Exists from a day, perhaps to a day; before the first it is proposed.</summary>
public sealed partial class Body : IDated, IVersioned
{
    readonly List<BodyName> names = [];
    readonly List<BodyCode> codes = [];
    readonly List<BodySlug> oldSlugs = [];
    readonly List<Population> populations = [];
    readonly List<BodyRelation> relations = [];
    readonly List<BodyArea> areas = [];

    Body() { }

    public BodyId Id { get; private init; }

    /// <summary>Key of a kind that a pack describes.</summary>
    public string Kind { get; private set; } = "";
    public string LegalName { get; private set; } = "";
    public string ShortName { get; private set; } = "";

    /// <summary>Reads like the body in addresses; earlier ones redirect.</summary>
    public string Slug { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    /// <summary>Said wherever the body is named, when it stands for no real one.</summary>
    public bool Invented { get; private set; }
    public string? Note { get; private set; }
    public string? Source { get; private set; }

    /// <summary>The pack that brought it and its key there; a later version of the pack finds it by them.</summary>
    public string? Pack { get; private set; }
    public string? PackKey { get; private set; }
    public int Version { get; set; }

    public IReadOnlyList<BodyName> Names => names;
    public IReadOnlyList<BodyCode> Codes => codes;
    public IReadOnlyList<BodySlug> OldSlugs => oldSlugs;
    public IReadOnlyList<Population> Populations => populations;
    public IReadOnlyList<BodyRelation> Relations => relations;
    public IReadOnlyList<BodyArea> Areas => areas;

    public static Outcome<Body> Add(BodyFacts facts, DateTimeOffset now)
    {
        var body = new Body { Id = Platform.Id.New<BodyId>(now) };
        var outcome = body.Change(facts);
        return outcome.Refused ? outcome.Refusal! : body;
    }

    public Outcome Change(BodyFacts facts)
    {
        if (!new Period(facts.From, facts.To).Valid) return BodyRefusals.EndsBeforeItStarts;
        if (codes.Exists(c => Period.Of(c).Overlaps(new(facts.From, facts.To)) is false)) return BodyRefusals.CodeOutsideLife;
        (Kind, LegalName, ShortName, Slug, From, To, Invented, Note) =
            (facts.Kind, facts.LegalName, facts.ShortName, facts.Slug, facts.From, facts.To, facts.Invented, facts.Note);
        (Source, Pack, PackKey) = (facts.Source ?? Source, facts.Pack ?? Pack, facts.PackKey ?? PackKey);
        return Outcome.Done;
    }

    /// <summary>Gives the body another address; the old one goes on leading here.</summary>
    public Outcome MoveTo(string slug, DateOnly today, DateTimeOffset now)
    {
        if (slug == Slug) return Outcome.Done;
        oldSlugs.RemoveAll(s => s.Value == slug);
        oldSlugs.Add(new BodySlug { Id = Row(now), Body = Id, Value = Slug, Until = today.AddDays(-1) });
        Slug = slug;
        return Outcome.Done;
    }

    public Outcome Name(NameKind kind, string text, DateOnly from, DateOnly? to, DateTimeOffset now, string? source = null)
    {
        if (!new Period(from, to).Valid) return BodyRefusals.RowEndsBeforeItStarts;
        if (kind is NameKind.Legal or NameKind.Short && names.Exists(n => n.Kind == kind && Period.Of(n).Overlaps(new(from, to)))) return BodyRefusals.TwoNames;
        names.Add(new BodyName { Id = Row(now), Body = Id, Kind = kind, Text = text, From = from, To = to, Source = source });
        return Outcome.Done;
    }

    public Outcome Code(string scheme, string value, DateOnly from, DateOnly? to, DateTimeOffset now, string? source = null, Certainty status = Certainty.Confirmed)
    {
        if (!new Period(from, to).Valid) return BodyRefusals.RowEndsBeforeItStarts;
        if (codes.Exists(c => c.Scheme == scheme && Period.Of(c).Overlaps(new(from, to)))) return BodyRefusals.TwoCodes;
        if (!Period.Of(this).Overlaps(new(from, to))) return BodyRefusals.CodeOutsideLife;
        codes.Add(new BodyCode { Id = Row(now), Body = Id, Scheme = scheme, Value = value, From = from, To = to, Source = source, Status = status });
        return Outcome.Done;
    }

    public Outcome Count(long value, string basis, DateOnly date, DateTimeOffset now, string? source = null, Certainty status = Certainty.Confirmed)
    {
        if (value < 0) return BodyRefusals.FewerThanNobody;
        populations.Add(new Population { Id = Row(now), Body = Id, Value = value, Basis = basis, Date = date, Source = source, Status = status });
        return Outcome.Done;
    }

    public Outcome Relate(string kind, BodyId other, DateOnly from, DateOnly? to, DateTimeOffset now, string? source = null, Certainty status = Certainty.Confirmed)
    {
        if (!new Period(from, to).Valid) return BodyRefusals.RowEndsBeforeItStarts;
        if (other == Id) return BodyRefusals.RelatedToItself;
        if (relations.Exists(r => r.Kind == kind && r.Other == other && Period.Of(r).Overlaps(new(from, to)))) return BodyRefusals.RelatedTwice;
        relations.Add(new BodyRelation { Id = Row(now), Body = Id, Kind = kind, Other = other, From = from, To = to, Source = source, Status = status });
        return Outcome.Done;
    }

    public Outcome Cover(string area, AreaShare share, DateOnly from, DateOnly? to, DateTimeOffset now, string? source = null)
    {
        if (!new Period(from, to).Valid) return BodyRefusals.RowEndsBeforeItStarts;
        if (areas.Exists(a => a.Area == area && Period.Of(a).Overlaps(new(from, to)))) return BodyRefusals.AreaTwice;
        areas.Add(new BodyArea { Id = Row(now), Body = Id, Area = area, Share = share, From = from, To = to, Source = source });
        return Outcome.Done;
    }

    /// <summary>Ends the body on its last day; codes and relations end with it. Ask what stands on it first.</summary>
    public Outcome End(DateOnly last)
    {
        if (last < From) return BodyRefusals.EndsBeforeItStarts;
        To = last;
        foreach (var code in codes.Where(c => c.To is null || c.To > last)) code.To = last < code.From ? code.From : last;
        foreach (var relation in relations.Where(r => r.To is null || r.To > last)) relation.To = last < relation.From ? relation.From : last;
        foreach (var area in areas.Where(a => a.To is null || a.To > last)) area.To = last < area.From ? area.From : last;
        return Outcome.Done;
    }

    /// <summary>Whether the body exists in law on a day, is still proposed, or has ended.</summary>
    public BodyStatus StatusOn(DateOnly day) => day < From ? BodyStatus.Proposed : Period.Of(this).Includes(day) ? BodyStatus.InForce : BodyStatus.Ended;

    public string LegalNameOn(DateOnly day) => Named(NameKind.Legal, day) ?? LegalName;
    public string ShortNameOn(DateOnly day) => Named(NameKind.Short, day) ?? ShortName;

    string? Named(NameKind kind, DateOnly day) => names.Find(n => n.Kind == kind && Period.Of(n).Includes(day))?.Text;

    static RegisterRowId Row(DateTimeOffset now) => Platform.Id.New<RegisterRowId>(now);
}

public enum BodyStatus { Proposed, InForce, Ended }

public static class BodyStatusWords
{
    public static string Words(this BodyStatus status) => status switch { BodyStatus.Proposed => "proposed", BodyStatus.InForce => "in force", _ => "ended" };
}

/// <summary>What is typed about a body.</summary>
public sealed record BodyFacts(
    string Kind, string LegalName, string ShortName, string Slug, DateOnly From, DateOnly? To, bool Invented = false, string? Note = null,
    string? Source = null, string? Pack = null, string? PackKey = null);

public static class BodyRefusals
{
    public static readonly Refusal EndsBeforeItStarts = new("The last day of a body cannot be before its first.");
    public static readonly Refusal RowEndsBeforeItStarts = new("The last day cannot be before the first.");
    public static readonly Refusal SlugTaken = new("Another body has this address.");
    public static readonly Refusal TwoNames = new("The body has another name of this kind on some of these days. End that one first.");
    public static readonly Refusal TwoCodes = new("The body has another code of this scheme on some of these days. End that one first.");
    public static readonly Refusal CodeTaken = new("Another body has this code on some of these days. A code belongs to one body at a time.");
    public static readonly Refusal CodeOutsideLife = new("A code cannot lie outside the life of its body.");
    public static readonly Refusal FewerThanNobody = new("A population cannot be below zero.");
    public static readonly Refusal RowEndsBeforeFirstDay = new("A name, code, relation or area of the body would end before its new first day. End or remove it first.");
    public static readonly Refusal RelatedToItself = new("A body cannot be related to itself.");
    public static readonly Refusal RelatedTwice = new("The two bodies are related in this way on some of these days already.");
    public static readonly Refusal RenamedAtBirth = new("A new name begins after the first day of the body. To put a name right, save it as a correction.");
    public static readonly Refusal RenamedAfterEnd = new("A new name cannot begin after the body has ended.");
    public static readonly Refusal NoSuchRow = new("The body has no such row.");
    public static readonly Refusal AreaTwice = new("The body has this area on some of these days already.");
}

public sealed record BodyAdded(BodyId Body, string LegalName) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Body)];
    public string What => $"added {LegalName} to the register";
}

public sealed record BodyChanged(BodyId Body, string LegalName, BodyFacts Before, BodyFacts After) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Body)];
    public string What => $"changed {LegalName}";
}

public sealed record BodyEnded(BodyId Body, string LegalName, DateOnly Last) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Body)];
    public string What => $"ended {LegalName} on {Last:d MMMM yyyy}";
}
