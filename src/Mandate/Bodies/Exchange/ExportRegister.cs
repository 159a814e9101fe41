using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Bodies.Exchange;

/// <summary>The register as files, for a day or whole: a zip of CSV files, a workbook, or one table. A keeper of some bodies gets those.</summary>
public static class ExportRegister
{
    public const string Route = "/register/export";
    public const string FileRoute = "/register/export/{file}";
    public static string Url => Route;
    public static string FileUrl(string file, DateOnly? on) => $"/register/export/{file}{(on is null ? "" : $"?on={RegisterRows.Day(on)}")}";

    public sealed record Model(DateOnly? On, string? Typed, IReadOnlyList<string> Tables);

    public static IResult Get(string? on) => ExportRegisterPage.Show(new(DateText.Of(on).Date, on, [.. RegisterTable.All.Select(t => t.Name)]));

    public static async Task<IResult> GetFile(string file, string? on, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        DateOnly? day = string.IsNullOrEmpty(on) ? null : DateText.Of(on).Date;
        if (!string.IsNullOrEmpty(on) && day is null) return Results.NotFound();
        var table = file.EndsWith(".csv", StringComparison.Ordinal) ? RegisterTable.Named(file[..^4]) : null;
        if (table is null && file is not ("register.zip" or "register.xlsx")) return Results.NotFound();

        var now = clock.GetUtcNow();
        var rows = new RegisterRows(await RegisterContents.Load(db, tracked: false, actor.BodiesWith(Role.RegisterKeeper), cancel), London.Day(now));
        var name = $"register-{RegisterRows.Day(day ?? London.Day(now))}{(day is null ? "-all" : "")}";
        if (table is not null)
        {
            using var buffer = new MemoryStream();
            RegisterFiles.Csv(buffer, table.Columns, rows.Of(table, day));
            return Results.File(buffer.ToArray(), "text/csv; charset=utf-8; header=present", file);
        }
        var tables = RegisterTable.All.Select(t => (t.Name, (IEnumerable<string>)t.Columns, (IEnumerable<IReadOnlyList<string>>)rows.Of(t, day)));
        return file == "register.zip"
            ? Results.File(RegisterFiles.Zip(tables, now), "application/zip", name + ".zip")
            : Results.File(RegisterFiles.Xlsx(tables), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx");
    }
}
