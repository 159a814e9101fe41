using Mandate.Design;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Applications;

/// <summary>Interests that could conflict with the post.</summary>
public static class Interests
{
    public const string Route = "/applications/{id:guid}/interests";
    public static string Url(ApplicationId id) => $"/applications/{id}/interests";

    public sealed record Form : ITaskForm<Form>
    {
        public string? Version { get; init; }
        public string? Seen { get; init; }
        public string? Then { get; init; }
        public string? HasConflicts { get; init; }
        public string? Conflicts { get; init; }

        public static string Title(Writing writing) => "Declarations of interests";
        public static Form? From(Writing writing) => !writing.Campaign.Terms.AsksForInterests ? null :
            new() { HasConflicts = YesNo.Text(writing.Written.Content.HasConflicts), Conflicts = writing.Written.Content.Conflicts };
        public ApplicationDraft Into(Writing writing) => writing.Written with
        {
            Content = writing.Written.Content with { HasConflicts = YesNo.Read(HasConflicts), Conflicts = FormReader.Clean(Conflicts, lines: true) is { Length: > 0 } text ? text : null },
        };
        public IReadOnlyList<TypedLine> Lines(Writing writing) => [new("Do you have interests to declare?", HasConflicts), new("What they are", Conflicts)];

        public FormErrors Check(Writing writing)
        {
            var read = new FormReader();
            if (writing.Tasks.First(t => t.Task == ApplicationTask.Interests).Why is { } why)
                read.Check(false, YesNo.Read(HasConflicts) is null ? nameof(HasConflicts) : nameof(Conflicts), why.Text);
            return read.Errors;
        }

        public string Next(Writing writing) => ShowApplication.Url(writing.Id);
    }

    public static Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting) => sitting.Open<Form>(id, null, m => InterestsPage.Show(m));

    public static Task<IResult> Post(ApplicationId id, [FromForm] Form form, [AsParameters] Sitting sitting) =>
        sitting.Save(id, null, form, InterestsPage.Invalid);
}

static class YesNo
{
    public static bool? Read(string? text) => text switch { "yes" => true, "no" => false, _ => null };
    public static string? Text(bool? answer) => answer switch { true => "yes", false => "no", null => null };
    public static string Words(bool? answer) => answer switch { true => "Yes", false => "No", null => "Not answered" };
}
