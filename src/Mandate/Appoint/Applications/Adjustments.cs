using Mandate.Design;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Applications;

/// <summary>What a candidate needs to take part on equal terms. Seen by those who arrange, never by those who score.</summary>
public static class Adjustments
{
    public const string Route = "/applications/{id:guid}/adjustments";
    public static string Url(ApplicationId id) => $"/applications/{id}/adjustments";

    public sealed record Form : ITaskForm<Form>
    {
        public string? Version { get; init; }
        public string? Seen { get; init; }
        public string? Then { get; init; }
        public string? NeedsAdjustments { get; init; }
        public string? Adjustments { get; init; }
        public List<string>? GuaranteedInterview { get; init; }

        public static string Title(Writing writing) => "Reasonable adjustments";
        public static Form From(Writing writing) => new()
        {
            NeedsAdjustments = YesNo.Text(writing.Written.Content.NeedsAdjustments), Adjustments = writing.Written.Content.Adjustments,
            GuaranteedInterview = writing.Written.Content.GuaranteedInterview ? ["yes"] : [],
        };
        public ApplicationDraft Into(Writing writing) => writing.Written with
        {
            Content = writing.Written.Content with
            {
                NeedsAdjustments = YesNo.Read(NeedsAdjustments), Adjustments = FormReader.Clean(Adjustments, lines: true) is { Length: > 0 } text ? text : null,
                GuaranteedInterview = GuaranteedInterview?.Contains("yes") == true,
            },
        };
        public IReadOnlyList<TypedLine> Lines(Writing writing) =>
            [new("Do you need any adjustments?", NeedsAdjustments), new("What you need", Adjustments), new("Guaranteed interview", GuaranteedInterview?.Contains("yes") == true ? "yes" : "")];

        public FormErrors Check(Writing writing)
        {
            var read = new FormReader();
            if (writing.Tasks.First(t => t.Task == ApplicationTask.Adjustments).Why is { } why)
                read.Check(false, YesNo.Read(NeedsAdjustments) is null ? nameof(NeedsAdjustments) : nameof(Adjustments), why.Text);
            return read.Errors;
        }

        public string Next(Writing writing) => ShowApplication.Url(writing.Id);
    }

    public static Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting) => sitting.Open<Form>(id, null, m => AdjustmentsPage.Show(m));

    public static Task<IResult> Post(ApplicationId id, [FromForm] Form form, [AsParameters] Sitting sitting) =>
        sitting.Save(id, null, form, AdjustmentsPage.Invalid);
}
