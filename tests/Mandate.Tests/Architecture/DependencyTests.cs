using Mono.Cecil;

namespace Mandate.Tests.Architecture;

/// <summary>The rules of docs/architecture.md over the compiled program.</summary>
public sealed class DependencyTests
{
    static readonly string[] Areas = ["Bodies", "Appoint", "Establish", "Govern", "Lead", "Deliver"];

    /// <summary>Which area may read which through its public face, and why. Bodies may be read by all.</summary>
    static readonly HashSet<(string From, string To)> Pairs = [];

    /// <summary>Files of an area folder that are no domain: they know the database, the web or both.</summary>
    static readonly string[] Faces = ["Storage", "Access", "Api", "Routes"];

    [Fact]
    public void Methods_knows_only_the_base_library_and_its_numerics() =>
        Assert.All(Uses.ReferencesOf(typeof(Mandate.Methods.Descriptive)), name => Assert.True(
            name.StartsWith("System", StringComparison.Ordinal) || name is "netstandard" or "mscorlib" or "MathNet.Numerics", name));

    [Fact]
    public void Design_knows_only_the_web_framework() =>
        Assert.All(Uses.ReferencesOf(typeof(Mandate.Design.PageBody)), name => Assert.True(
            name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal) || name is "netstandard", name));

    [Fact]
    public void Domain_files_know_neither_database_nor_web() => AssertNone(
        from type in Uses.Types.Where(IsDomain)
        from used in Uses.Of(type)
        let ns = Uses.NamespaceOf(used)
        where ns.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || ns.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || ns.StartsWith("Mandate.Design", StringComparison.Ordinal)
            || ns.StartsWith("Mandate.Platform.", StringComparison.Ordinal) && !(ns == "Mandate.Platform.Data" && Uses.NameOf(used) == "IVersioned")
            || AreaOf(ns) is { } area && area != AreaOf(type.Namespace) && area != "Bodies"
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void Areas_meet_only_through_ids_events_and_their_public_face() => AssertNone(
        from type in Uses.Types
        let here = AreaOf(type.Namespace)
        where here is not null
        from used in Uses.Of(type)
        let ns = Uses.NamespaceOf(used)
        let there = AreaOf(ns)
        where there is not null && there != here
        where !(there == "Bodies" && ns == "Mandate.Bodies") && !(Pairs.Contains((here, there)) && Uses.NameOf(used) == there + "Api")
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void Slices_do_not_use_other_areas_slices() => AssertNone(
        from type in Uses.Types.Where(t => IsSlice(t.Namespace))
        from used in Uses.Of(type)
        let ns = Uses.NamespaceOf(used)
        where IsSlice(ns) && AreaOf(ns) != AreaOf(type.Namespace)
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void Platform_knows_no_area_but_in_the_database() => AssertNone(
        from type in Uses.Types.Where(t => t.Namespace.StartsWith("Mandate.Platform", StringComparison.Ordinal))
        where !type.Namespace.StartsWith("Mandate.Platform.Data", StringComparison.Ordinal)
        from used in Uses.Of(type)
        where AreaOf(Uses.NamespaceOf(used)) is not null
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void Nothing_is_named_after_a_habit()
    {
        string[] habits = ["Manager", "Helper", "Util", "Utils", "Base", "Data", "Info", "Service"];
        AssertNone(Uses.Types.Where(t => !t.Name.StartsWith('<')).Where(t => habits.Any(h => t.Name.EndsWith(h, StringComparison.Ordinal))).Select(t => t.FullName));
    }

    [Fact]
    public void The_matrix_in_the_documents_is_the_one_that_was_compiled()
    {
        var edges = (from type in Uses.Types
                     let here = PartOf(type.Namespace)
                     where here is not null
                     from used in Uses.Of(type)
                     let there = PartOf(Uses.NamespaceOf(used))
                     where there is not null && there != here
                     where !(here == "Platform.Data" && AreaOf("Mandate." + there) is not null)
                     select (here, there)).Distinct().Order();
        var block = "```mermaid\nflowchart LR\n" + string.Concat(edges.Select(e => $"  {e.here} --> {e.there}\n")) + "```";
        var file = Path.Combine(Repository.Root, "docs/architecture.md");
        var text = File.ReadAllText(file);
        var at = text.IndexOf("```mermaid", StringComparison.Ordinal);
        var end = text.IndexOf("```", at + 10, StringComparison.Ordinal) + 3;
        if (Environment.GetEnvironmentVariable("MANDATE_UPDATE") == "1") File.WriteAllText(file, text[..at] + block + text[end..]);
        else Assert.True(text[at..end] == block, "docs/architecture.md should show (MANDATE_UPDATE=1 writes it):\n" + block);
    }

    static bool IsDomain(TypeDefinition type) =>
        Areas.Any(a => type.Namespace == "Mandate." + a) && !type.Name.StartsWith('<') && !Faces.Any(f => type.Name.EndsWith(f, StringComparison.Ordinal));

    static bool IsSlice(string ns) => Areas.Any(a => ns.StartsWith($"Mandate.{a}.", StringComparison.Ordinal));
    static string? AreaOf(string ns) => Areas.FirstOrDefault(a => ns == "Mandate." + a || ns.StartsWith($"Mandate.{a}.", StringComparison.Ordinal));

    /// <summary>Areas whole, Platform by folder, and the libraries of our own.</summary>
    static string? PartOf(string ns) => ns.Split('.') switch
    {
        ["Mandate", "Platform"] => "Platform",
        ["Mandate", "Platform", var folder, ..] => "Platform." + folder,
        ["Mandate", var part, ..] => part,
        _ => null,
    };

    static void AssertNone(IEnumerable<string> wrong)
    {
        var list = wrong.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(list.Count == 0, $"{list.Count} breaches:\n" + string.Join('\n', list.Take(40)));
    }
}
