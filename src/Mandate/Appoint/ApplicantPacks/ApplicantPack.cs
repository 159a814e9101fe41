namespace Mandate.Appoint.ApplicantPacks;

/// <summary>What an applicant pack says, in order and without form: the page, the print and the Word file are made from this list.</summary>
/// <param name="Title">"Applicant pack: Chief executive, NHS Dorset".</param>
/// <param name="Campaign">Title of the campaign.</param>
/// <param name="Notices">What is said before everything else: that it is invented, that the post was withdrawn.</param>
/// <param name="Sections">The sections.</param>
public sealed record ApplicantPack(string Title, string Campaign, IReadOnlyList<string> Notices, IReadOnlyList<PackSection> Sections);

/// <param name="Id">Its place on the page: "eligibility".</param>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it says.</param>
public sealed record PackSection(string Id, string Title, IReadOnlyList<PackBlock> Blocks);

public abstract record PackBlock;

/// <param name="Text">Words.</param>
/// <param name="Level">3 beneath the section, 4 beneath that.</param>
/// <param name="Id">Its place on the page, where something leads to it.</param>
public sealed record PackHeading(string Text, int Level = 3, string? Id = null) : PackBlock;

public sealed record PackParagraph(string Text, bool Strong = false) : PackBlock;

public sealed record PackList(IReadOnlyList<string> Items) : PackBlock;

/// <summary>Facts with their names. Where it is a table, its columns are called by <paramref name="Names"/> and <paramref name="Values"/>.</summary>
public sealed record PackFactList(string Caption, IReadOnlyList<(string Name, string Value)> Facts, string Names = "What", string Values = "Details") : PackBlock;

/// <summary>Rows under headers; the first cell of each names it.</summary>
public sealed record PackTable(string Caption, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) : PackBlock;

/// <param name="Text">Words of the link.</param>
/// <param name="Path">Where it leads within this service.</param>
public sealed record PackLink(string Text, string Path) : PackBlock;

/// <summary>Texts that people typed as blocks.</summary>
public static class PackBlocks
{
    /// <summary>An empty line starts a paragraph; a block whose lines all begin with a hyphen is a list.</summary>
    public static IEnumerable<PackBlock> Of(string? text)
    {
        foreach (var block in (text ?? "").ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (lines.Length == 0) continue;
            yield return lines.All(l => l.StartsWith('-')) ? new PackList([.. lines.Select(l => l.TrimStart('-', ' '))]) : new PackParagraph(string.Join(' ', lines));
        }
    }
}
