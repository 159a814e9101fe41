using Mandate.Platform;

namespace Mandate.Bodies;

/// <summary>What its keeper does with a body's dated rows.</summary>
public sealed partial class Body
{
    /// <summary>The body is called something else from a day: the former name keeps the days before it.</summary>
    public Outcome Rename(NameKind kind, string text, DateOnly from, DateTimeOffset now, string? source = null)
    {
        if (from <= From) return BodyRefusals.RenamedAtBirth;
        if (To < from) return BodyRefusals.RenamedAfterEnd;
        if (names.Exists(n => n.Kind == kind && n.From >= from)) return BodyRefusals.TwoNames;
        var current = names.Find(n => n.Kind == kind && Period.Of(n).Includes(from));
        if (current is not null) current.To = from.AddDays(-1);
        else names.Add(new BodyName { Id = Row(now), Body = Id, Kind = kind, Text = kind == NameKind.Legal ? LegalName : ShortName, From = names.Where(n => n.Kind == kind && n.To < from).Max(n => n.To)?.AddDays(1) ?? From, To = from.AddDays(-1) });
        names.Add(new BodyName { Id = Row(now), Body = Id, Kind = kind, Text = text, From = from, To = null, Source = source });
        if (kind == NameKind.Legal) LegalName = text; else ShortName = text;
        return Outcome.Done;
    }

    /// <summary>Sets the last day of a name, code, relation or area; null opens it again.</summary>
    public Outcome EndRow(RegisterRowId row, DateOnly? last)
    {
        var name = names.Find(n => n.Id == row);
        var code = codes.Find(c => c.Id == row);
        var relation = relations.Find(r => r.Id == row);
        var area = areas.Find(a => a.Id == row);
        if ((name ?? code ?? relation ?? (IDated?)area) is not { } dated) return BodyRefusals.NoSuchRow;
        var days = new Period(dated.From, last);
        if (!days.Valid) return BodyRefusals.RowEndsBeforeItStarts;
        if (name is { Kind: NameKind.Legal or NameKind.Short } && names.Exists(n => n != name && n.Kind == name.Kind && Period.Of(n).Overlaps(days))) return BodyRefusals.TwoNames;
        if (code is not null && codes.Exists(c => c != code && c.Scheme == code.Scheme && Period.Of(c).Overlaps(days))) return BodyRefusals.TwoCodes;
        if (relation is not null && relations.Exists(r => r != relation && r.Kind == relation.Kind && r.Other == relation.Other && Period.Of(r).Overlaps(days))) return BodyRefusals.RelatedTwice;
        if (area is not null && areas.Exists(a => a != area && a.Area == area.Area && Period.Of(a).Overlaps(days))) return BodyRefusals.AreaTwice;
        if (name is not null) name.To = last;
        if (code is not null) code.To = last;
        if (relation is not null) relation.To = last;
        if (area is not null) area.To = last;
        return Outcome.Done;
    }

    /// <summary>The body is to begin on another day: what begins with it moves along.</summary>
    public Outcome BeginOn(DateOnly first)
    {
        if (first > To) return BodyRefusals.EndsBeforeItStarts;
        var was = From;
        if (names.Exists(n => n.From == was && n.To < first) || codes.Exists(c => c.From == was && c.To < first) || relations.Exists(r => r.From == was && r.To < first) || areas.Exists(a => a.From == was && a.To < first))
            return BodyRefusals.RowEndsBeforeFirstDay;
        From = first;
        foreach (var name in names.Where(n => n.From == was)) name.From = first;
        foreach (var code in codes.Where(c => c.From == was)) code.From = first;
        foreach (var relation in relations.Where(r => r.From == was)) relation.From = first;
        foreach (var area in areas.Where(a => a.From == was)) area.From = first;
        return Outcome.Done;
    }

    /// <summary>Takes back a row that should never have been there. The record keeps that it was.</summary>
    public Outcome RemoveRow(RegisterRowId row) =>
        names.RemoveAll(n => n.Id == row) + codes.RemoveAll(c => c.Id == row) + relations.RemoveAll(r => r.Id == row) + areas.RemoveAll(a => a.Id == row) > 0 ? Outcome.Done : BodyRefusals.NoSuchRow;
}

/// <summary>A dated row of a body was added, ended or taken back.</summary>
public sealed record BodyRowKept(BodyId Body, string LegalName, IReadOnlyList<string> Did) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Body)];
    public string What => $"{string.Join("; ", Did)} ({LegalName})";
}
