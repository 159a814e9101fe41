using Mandate.Design;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Applications;

/// <summary>One entry of the career: added under a key that is new, changed under one that is there.</summary>
public static class CareerPart
{
    public const string Route = "/applications/{id:guid}/career/{key}";
    public static string Url(ApplicationId id, string key) => $"/applications/{id}/career/{key}";
    public static string ExplainUrl(ApplicationId id, string key, CareerGap gap) => $"{Url(id, key)}?from={Months.Text(gap.From)}&to={Months.Text(gap.To)}";

    public sealed record Form : ITaskForm<Form>
    {
        public string? Version { get; init; }
        public string? Seen { get; init; }
        public string? Then { get; init; }
        public string? Working { get; init; }
        public string? Employer { get; init; }
        public string? Role { get; init; }
        public MonthText? From { get; init; }
        public MonthText? To { get; init; }
        public List<string>? Present { get; init; }
        public string? What { get; init; }

        public static string Title(Writing writing) => "Career history";

        static Form? ITaskForm<Form>.From(Writing writing) =>
            !writing.Campaign.Terms.AsksForCareer || !CareerKeys.Fits(writing.Key) ? null : Of(writing) is not { } entry ? new() : new()
            {
                Working = YesNo.Text(entry.Working), Employer = entry.Employer, Role = entry.Role, What = entry.What,
                From = Month(entry.From), To = Month(entry.To), Present = entry.Present ? ["yes"] : [],
            };

        public ApplicationDraft Into(Writing writing) => writing.Written with { Content = writing.Written.Content.WithCareer(Entry(writing)) };

        public IReadOnlyList<TypedLine> Lines(Writing writing) =>
        [
            new("Were you working?", Working), new("Employer or organisation", Employer), new("Your role", Role), new("When it started", Typed(From)),
            new("When it ended", Present?.Contains("yes") == true ? "It still goes on" : Typed(To)), new("What you did", What),
        ];

        public FormErrors Check(Writing writing)
        {
            var read = new FormReader();
            foreach (var fault in Entry(writing).Faults(writing.Today)) read.Check(false, fault.Field, fault.Why.Text.TrimEnd('.'));
            return read.Errors;
        }

        public string Next(Writing writing) => Career.Url(writing.Id);

        CareerEntry Entry(Writing writing)
        {
            var (working, present) = (YesNo.Read(Working), Present?.Contains("yes") == true);
            return new()
            {
                Key = writing.Key!, Working = working, From = Typed(From), To = present ? "" : Typed(To), Present = present, What = FormReader.Clean(What, lines: true),
                Employer = working == false ? "" : FormReader.Clean(Employer), Role = working == false ? "" : FormReader.Clean(Role),
            };
        }

        /// <summary>"2015-04", or what was typed with a stroke between.</summary>
        static string Typed(MonthText? month) => month?.FirstDay is { } day ? Months.Text(day)
            : FormReader.Clean(month?.Month) is var m && FormReader.Clean(month?.Year) is var y && m.Length + y.Length > 0 ? $"{m}/{y}" : "";

        static MonthText Month(string text) => Months.Read(text) is { } day ? MonthText.From(day)
            : text.Split('/') is [var month, var year] ? new() { Month = month, Year = year } : MonthText.Empty;
    }

    internal static CareerEntry? Of(Writing writing) => writing.Written.Content.Career.Find(e => e.Key == writing.Key);

    /// <param name="from">First month of a gap to be explained.</param>
    /// <param name="to">Its last month.</param>
    public static Task<IResult> Get(ApplicationId id, string key, string? from, string? to, [AsParameters] Sitting sitting) =>
        sitting.Open<Form>(id, key, m => CareerPartPage.Show(Of(m.Writing) is null && Months.Read(from ?? "") is { } first && Months.Read(to ?? "") is { } last
            ? m with { Form = m.Form with { Working = "no", From = MonthText.From(first), To = MonthText.From(last) } } : m));

    public static Task<IResult> Post(ApplicationId id, string key, [FromForm] Form form, [AsParameters] Sitting sitting) =>
        sitting.Save(id, key, form, CareerPartPage.Invalid);
}
