using YamlDotNet.Core;

namespace Mandate.Bodies.Packs;

/// <summary>Reads the register's files of a pack into typed rows and says in which line what cannot be read.</summary>
sealed class PackReader(PackFolder folder, List<PackProblem> problems)
{
    public PackContent Read()
    {
        var pack = Yaml<PackYaml>(PackFolder.Manifest) ?? new();
        foreach (var file in pack.Files.Where(f => !folder.Has(f))) problems.Add(new(PackFolder.Manifest, 1, $"lists {file}, which is not there"));
        return new(pack, Bodies(), Names(), Codes(), Populations(), Relations(), Areas(), Successions(), Posts(),
            Yaml<List<PostKindYaml>>("post-kinds.yaml") ?? [], Yaml<List<LegalEventYaml>>("legal-events.yaml") ?? [], Tiles());
    }

    List<PackBody> Bodies() => Rows("bodies.csv", ["key", "kind", "legal_name", "short_name", "from", "to", "source", "note"],
        r => new PackBody(r, r.Required("key"), r.Required("kind"), r.Required("legal_name"), r.Required("short_name"), First(r), r.Date("to"), r.Optional("source"), r.Optional("note")));

    List<PackName> Names() => Rows("names.csv", ["body", "kind", "name", "from", "to", "source"],
        r => new PackName(r, r.Required("body"), r.OneOf("kind", NameKind.Legal), r.Required("name"), First(r), r.Date("to"), r.Optional("source")));

    List<PackCode> Codes() => Rows("codes.csv", ["body", "scheme", "value", "from", "to", "source", "status"],
        r => new PackCode(r, r.Required("body"), r.Required("scheme"), r.Required("value"), First(r), r.Date("to"), r.Optional("source"), Status(r)));

    List<PackPopulation> Populations() => Rows("populations.csv", ["body", "value", "basis", "date", "source", "status"],
        r => new PackPopulation(r, r.Required("body"), r.Whole("value", 0), r.Required("basis"), r.Date("date"), r.Optional("source"), Status(r)));

    List<PackRelation> Relations() => Rows("relations.csv", ["body", "relation", "other", "from", "to", "source", "status"],
        r => new PackRelation(r, r.Required("body"), r.Required("relation"), r.Required("other"), First(r), r.Date("to"), r.Optional("source"), Status(r)));

    List<PackArea> Areas() => Rows("areas.csv", ["body", "area_code", "area_name", "share", "from", "to", "source"],
        r => new PackArea(r, r.Required("body"), r.Required("area_code"), r.Required("area_name"), r.OneOf("share", AreaShare.Whole), First(r), r.Date("to"), r.Optional("source")));

    List<PackSuccession> Successions() => Rows("succession.csv", ["predecessor", "successor", "date", "type", "extent", "part", "instrument", "source"],
        r => new PackSuccession(r, r.Required("predecessor"), r.Optional("successor"), r.Date("date"), r.OneOf("type", SuccessionKind.Merger), r.OneOf("extent", Extent.Whole),
            r.Optional("part"), r.Optional("instrument"), r.Optional("source")));

    List<PackPost> Posts() => Rows("posts.csv", ["body", "kind", "title", "seats", "from", "to", "source", "designate_from"],
        r => new PackPost(r, r.Required("body"), r.Required("kind"), r.Required("title"), r.Whole("seats", 1), r.Date("from"), r.Date("to"), r.Optional("source"), r.Date("designate_from")));

    List<PackTile> Tiles() => [.. folder.Files(".", "tiles*.csv").SelectMany(f => Rows(f, ["body", "col", "row"],
        r => new PackTile(r, Path.GetFileNameWithoutExtension(f), r.Required("body"), r.Whole("col", 0), r.Whole("row", 0))))];

    static DateOnly First(PackRow r) => r.Date("from") ?? Beginning.NotKnown;
    static Certainty Status(PackRow r) => r.OneOf("status", Certainty.Confirmed);

    List<T> Rows<T>(string file, string[] columns, Func<PackRow, T> make) =>
        folder.Has(file) ? [.. PackRows.Read(file, folder.Read(file), columns, problems).Select(make)] : [];

    T? Yaml<T>(string file) where T : class
    {
        if (!folder.Has(file)) { if (file == PackFolder.Manifest) problems.Add(new(file, 1, "is not there")); return null; }
        try { return PackText.Parse<T>(folder.Read(file)); }
        catch (YamlException e) { problems.Add(new(file, (int)e.Start.Line, e.InnerException?.Message ?? e.Message)); return null; }
    }
}
