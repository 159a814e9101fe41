using System.Globalization;
using Mandate.Platform.Data;

namespace Mandate.Platform.Record.Public;

/// <summary>Published heads, newest first, for programs and for people who keep them.</summary>
public static class ListHeads
{
    public const string Route = "/record/heads";
    const int Most = 100;

    public static string Url(string? format = null) => format is null ? Route : $"{Route}?format={format}";

    public static async Task<IResult> Get(string? format, long? before, Db db, CancellationToken cancel)
    {
        var heads = await RecordHeads.Before(db, before ?? long.MaxValue, Most, cancel);
        if (format == "text") return Results.Text(string.Join('\n', heads.Select(h => h.Note)), "text/plain; charset=utf-8");
        return Results.Json(new
        {
            heads,
            next = heads.Count == Most ? string.Create(CultureInfo.InvariantCulture, $"{Route}?before={heads[^1].Size}") : null,
        });
    }
}
