using Mandate.Platform.Record;

namespace Mandate.Platform.Web;

/// <summary>One field of a conflict as the page words it.</summary>
/// <param name="Label">As on the form.</param>
/// <param name="Yours">What this person wanted to save.</param>
/// <param name="Theirs">What is saved now.</param>
public sealed record ConflictField(string Label, string? Yours, string? Theirs)
{
    public bool Differs => (Yours ?? "").Trim() != (Theirs ?? "").Trim();
}

/// <summary>Two people, or two tabs, changed the same thing. Both versions are shown and nothing is lost until one is chosen.</summary>
/// <param name="Title">What was being edited.</param>
/// <param name="Fields">All fields of the form; those that differ are shown first.</param>
/// <param name="Who">Who saved in between; null for the same person in another tab.</param>
/// <param name="When">When they saved.</param>
/// <param name="Keep">Posts again what was typed, over the version now saved.</param>
/// <param name="Action">Where it is posted.</param>
public sealed record Conflict(string Title, IReadOnlyList<ConflictField> Fields, string? Who, DateTimeOffset When, IReadOnlyList<KeyValuePair<string, string>> Keep, string Action)
{
    /// <summary>The same, with whoever saved last as the record knows them.</summary>
    public static async Task<IResult> Show<T>(HttpContext http, Data.Db db, Actor actor, string title, T theirs, Subject subject, IReadOnlyList<ConflictField> fields) where T : Data.IVersioned
    {
        var last = (await db.HistoryOf(subject, http.RequestAborted, most: 1)).FirstOrDefault();
        return await Show(http, title, fields, last is null || last.Who == actor.Name ? null : last.Who, last?.At ?? default, theirs.Version);
    }

    /// <summary>Answers 409 with both versions. The form's hidden field <c>Version</c> is set to <paramref name="version"/>, so that "Keep mine" saves.</summary>
    public static async Task<IResult> Show(HttpContext http, string title, IReadOnlyList<ConflictField> fields, string? who, DateTimeOffset when, int version)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var keep = form.Where(f => f.Key is not (TypedText.Token or nameof(Data.IVersioned.Version)))
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))
            .Append(KeyValuePair.Create(nameof(Data.IVersioned.Version), version.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return ConflictPage.Show(new(title, fields, who, when, [.. keep], http.Request.Path + http.Request.QueryString), StatusCodes.Status409Conflict);
    }
}
