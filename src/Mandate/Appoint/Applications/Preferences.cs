using Mandate.Design;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Applications;

/// <summary>The posts that the candidate would take, in order.</summary>
public static class Preferences
{
    public const string Route = "/applications/{id:guid}/posts";
    public static string Url(ApplicationId id) => $"/applications/{id}/posts";

    public static int Most(Writing writing) => Math.Min(writing.Campaign.Terms.PreferencesAllowed, writing.Posts.Count);

    static readonly string[] ordinals = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"];
    public static string Label(int index) => index < ordinals.Length ? $"{ordinals[index]} choice" : $"Choice {index + 1}";

    public sealed record Form : ITaskForm<Form>
    {
        public string? Version { get; init; }
        public string? Seen { get; init; }
        public string? Then { get; init; }
        public List<string>? Choices { get; init; }

        public static string Title(Writing writing) => "Posts you would take";
        public static Form From(Writing writing) => new() { Choices = [.. writing.Written.Preferences.Select(p => p.ToString())] };

        public ApplicationDraft Into(Writing writing) => writing.Written with { Preferences = [.. Chosen(writing)] };

        IEnumerable<CampaignPostId> Chosen(Writing writing) => (Choices ?? [])
            .Select(c => CampaignPostId.TryParse(c, null, out var id) ? id : default).Where(id => writing.Posts.Any(p => p.Id == id));

        public IReadOnlyList<TypedLine> Lines(Writing writing)
        {
            var chosen = Chosen(writing).ToList();
            return [.. Enumerable.Range(0, Most(writing)).Select(i => new TypedLine(Label(i), i < chosen.Count ? writing.PostName(chosen[i]) : null))];
        }

        public FormErrors Check(Writing writing)
        {
            var (read, chosen) = (new FormReader(), writing.Written.Preferences);
            read.Check(chosen.Count > 0, "Choices[0]", "Choose the post that you would like most");
            for (var i = 1; i < chosen.Count; i++)
                read.Check(chosen.IndexOf(chosen[i]) == i, $"Choices[{i}]", $"You chose {writing.PostName(chosen[i])} twice. Choose another post, or none");
            read.Check(chosen.Count <= writing.Campaign.Terms.PreferencesAllowed, "Choices[0]", ApplicationRefusals.TooManyPreferences.Text);
            return read.Errors;
        }

        public string Next(Writing writing) => ShowApplication.Url(writing.Id);
    }

    public static Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting) => sitting.Open<Form>(id, null, m => PreferencesPage.Show(m));

    public static Task<IResult> Post(ApplicationId id, [FromForm] Form form, [AsParameters] Sitting sitting) =>
        sitting.Save(id, null, form, PreferencesPage.Invalid);
}
