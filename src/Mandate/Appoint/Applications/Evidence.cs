using Mandate.Design;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Applications;

/// <summary>The candidate's evidence for one criterion.</summary>
public static class Evidence
{
    public const string Route = "/applications/{id:guid}/evidence/{code}";
    public static string Url(ApplicationId id, string code) => $"/applications/{id}/evidence/{Uri.EscapeDataString(code)}";

    public sealed record Form : ITaskForm<Form>
    {
        public string? Version { get; init; }
        public string? Seen { get; init; }
        public string? Then { get; init; }
        public string? Text { get; init; }

        public static string Title(Writing writing) => writing.Criterion!.Title;
        public static Form? From(Writing writing) => writing.Criterion is { } criterion ? new() { Text = writing.Written.Content.EvidenceFor(criterion.Code) } : null;
        public ApplicationDraft Into(Writing writing) =>
            writing.Written with { Content = writing.Written.Content.WithEvidence(writing.Criterion!.Code, FormReader.Clean(Text, lines: true)) };
        public IReadOnlyList<TypedLine> Lines(Writing writing) => [new("Your evidence", Text)];

        public FormErrors Check(Writing writing)
        {
            var read = new FormReader();
            var text = writing.Written.Content.EvidenceFor(writing.Criterion!.Code) ?? "";
            if (read.Check(text.Length > 0, nameof(Text), ApplicationRefusals.Missing(writing.Criterion.Title).Text) && writing.Criterion.TooLong(text) is { } tooLong)
                read.Check(false, nameof(Text), $"{tooLong.Text} It is saved as you typed it, so you can shorten it now or later.");
            return read.Errors;
        }

        public string Next(Writing writing) =>
            writing.Tasks.FirstOrDefault(t => t is { Task: ApplicationTask.Evidence, State: TaskState.NotStarted }) is { Key: { } next } ? Url(writing.Id, next) : ShowApplication.Url(writing.Id);
    }

    public static Task<IResult> Get(ApplicationId id, string code, [AsParameters] Sitting sitting) => sitting.Open<Form>(id, code, m => EvidencePage.Show(m));

    public static Task<IResult> Post(ApplicationId id, string code, [FromForm] Form form, [AsParameters] Sitting sitting) =>
        sitting.Save(id, code, form, EvidencePage.Invalid);
}
