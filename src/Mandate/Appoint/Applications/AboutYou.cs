using Mandate.Design;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Applications;

/// <summary>Who the candidate is and how to reach them.</summary>
public static class AboutYou
{
    public const string Route = "/applications/{id:guid}/about-you";
    public static string Url(ApplicationId id) => $"/applications/{id}/about-you";

    public sealed record Form : ITaskForm<Form>
    {
        public string? Version { get; init; }
        public string? Seen { get; init; }
        public string? Then { get; init; }
        public string? Name { get; init; }
        public string? Telephone { get; init; }
        public string? CurrentRole { get; init; }

        public static string Title(Writing writing) => "About you";

        public static Form From(Writing writing) =>
            new() { Name = writing.Written.Content.Name, Telephone = writing.Written.Content.Telephone, CurrentRole = writing.Written.Content.CurrentRole };

        public ApplicationDraft Into(Writing writing) => writing.Written with
        {
            Content = writing.Written.Content with
            {
                Name = FormReader.Clean(Name), Telephone = FormReader.Clean(Telephone),
                CurrentRole = FormReader.Clean(CurrentRole) is { Length: > 0 } role ? role : null,
            },
        };

        public IReadOnlyList<TypedLine> Lines(Writing writing) => [new("Name", Name), new("Telephone number", Telephone), new("Current role", CurrentRole)];

        public FormErrors Check(Writing writing)
        {
            var read = new FormReader();
            read.Required(Name, nameof(Name), "Enter your name", ApplicationTasks.NameCharacters);
            if (read.Required(Telephone, nameof(Telephone), "Enter a telephone number", ApplicationTasks.TelephoneCharacters).Length > 0)
                read.Check(ApplicationTasks.IsTelephone(writing.Written.Content.Telephone), nameof(Telephone), ApplicationRefusals.NoTelephone.Text);
            read.Optional(CurrentRole, nameof(CurrentRole), "current role", ApplicationTasks.RoleCharacters);
            return read.Errors;
        }

        public string Next(Writing writing) => ShowApplication.Url(writing.Id);
    }

    public static Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting) =>
        sitting.Open<Form>(id, null, m => AboutYouPage.Show(m with { Form = string.IsNullOrEmpty(m.Form.Name) ? m.Form with { Name = m.Writing.Account } : m.Form }));

    public static Task<IResult> Post(ApplicationId id, [FromForm] Form form, [AsParameters] Sitting sitting) =>
        sitting.Save(id, null, form, AboutYouPage.Invalid);
}
