using System.Globalization;
using Mandate.Design;

namespace Mandate.Platform.Web;

/// <summary>The day a page answers for: <c>?on=2022-03-31</c>, or today. A handler takes it as a parameter; links of the page keep it.</summary>
/// <param name="Chosen">Whether the address names the day.</param>
/// <param name="Problem">What is wrong with the day that was asked for; the page then shows today.</param>
/// <param name="Typed">What was asked for, to be shown again.</param>
public sealed record AsAt(DateOnly Day, DateOnly Today, bool Chosen, string? Problem, DateText Typed)
{
    public const string Key = "on";

    /// <summary>In words, for the head of a page.</summary>
    public string Words => Day == Today ? $"As it is today, {Dates.Day(Day)}" : $"As at {Dates.Day(Day)}";

    /// <summary>The same page for a day: what a link keeps.</summary>
    public string Keep(string url) => Chosen ? $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Key}={Iso}" : url;

    public string? Iso => Chosen ? Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public static ValueTask<AsAt?> BindAsync(HttpContext http)
    {
        var today = http.RequestServices.GetRequiredService<TimeProvider>().Today();
        var text = http.Request.Query[Key].ToString();
        if (text.Length == 0 && Parts(http) is null) return ValueTask.FromResult<AsAt?>(new(today, today, false, null, DateText.From(today)));
        var typed = Parts(http) ?? DateText.Of(text);
        return ValueTask.FromResult<AsAt?>(typed.Date is { Year: >= 1800 and <= 2200 } day
            ? new(day, today, true, null, DateText.From(day))
            : new(today, today, false, "Enter a real date between 1800 and 2200, such as 31 3 2022", typed));
    }

    /// <summary>The three boxes of the date form, when they were sent.</summary>
    static DateText? Parts(HttpContext http)
    {
        var query = http.Request.Query;
        return query.ContainsKey("On.Day") || query.ContainsKey("On.Month") || query.ContainsKey("On.Year")
            ? DateText.Of(query["On.Day"], query["On.Month"], query["On.Year"]) : null;
    }

    /// <summary>Turns the three boxes into one short, lasting address.</summary>
    public static async ValueTask<object?> Shorten(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (Parts(http) is not { } typed || (typed.Date is null && !typed.IsBlank)) return await next(context);
        var kept = http.Request.Query.Where(q => !q.Key.StartsWith("On.", StringComparison.Ordinal) && q.Key != Key).SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v));
        if (typed.Date is { } day) kept = kept.Append(KeyValuePair.Create<string, string?>(Key, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return Results.LocalRedirect(http.Request.PathBase + http.Request.Path + QueryString.Create(kept));
    }
}
