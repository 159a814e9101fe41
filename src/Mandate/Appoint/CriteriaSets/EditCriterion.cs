using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.CriteriaSets;

/// <summary>Adds a criterion, or changes one: a page for each.</summary>
public static class EditCriterion
{
    public const string AddRoute = "/appoint/criteria/{key}/{edition:int}/add";
    public const string ChangeRoute = "/appoint/criteria/{key}/{edition:int}/{code}/change";
    public static string AddUrl(string key, int edition) => $"{ShowCriteria.Url(key, edition)}/add";
    public static string ChangeUrl(string key, int edition, string code) => $"{ShowCriteria.Url(key, edition)}/{Uri.EscapeDataString(code)}/change";

    public sealed record Form
    {
        public string? Code { get; init; }
        public string? Title { get; init; }
        public string? Description { get; init; }
        public string? Group { get; init; }
        public string? Weight { get; init; }
        public string? Priority { get; init; }
        public string? Evidence { get; init; }
        public string? WordLimit { get; init; }
        public string? Question { get; init; }
        public string? MinimumLevel { get; init; }

        /// <summary>What each level looks like, lowest first.</summary>
        public List<string?>? Levels { get; init; }
        public string? Seen { get; init; }
        public string? NotSeen { get; init; }
        public string? Version { get; init; }

        public static Form Of(Criterion c, CriteriaContent content, int version) => new()
        {
            Code = c.Code,
            Title = c.Title,
            Description = c.Description,
            Group = c.Group,
            Weight = $"{c.Weight}",
            Priority = c.Priority ? "yes" : "no",
            Evidence = c.Evidence ? "yes" : "no",
            WordLimit = c.WordLimit == 0 ? null : $"{c.WordLimit}",
            Question = c.Question,
            MinimumLevel = $"{c.MinimumLevel}",
            Levels = [.. content.Scale.Select(l => c.Levels.Find(x => x.Level == l)?.Name)],
            Seen = string.Join('\n', c.Seen),
            NotSeen = string.Join('\n', c.NotSeen),
            Version = $"{version}",
        };

        public Criterion? Read(CriteriaContent content, string? set, out FormErrors errors)
        {
            var read = new FormReader();
            var code = read.Required(Code, nameof(Code), "Enter a code, like D1", 20);
            read.Check(code.All(char.IsAsciiLetterOrDigit), nameof(Code), "The code must be letters and figures, like D1");
            var title = read.Required(Title, nameof(Title), "Enter the title", 200);
            var description = read.Optional(Description, nameof(Description), "description", 2000) ?? "";
            var group = Slugs.Of(read.Required(Group, nameof(Group), "Enter the group that the criterion belongs to", 60));
            var weight = read.Whole(Weight, nameof(Weight), "weight", 0, 100);
            var priority = read.YesNo(Priority, nameof(Priority), "Select yes if it decides between equal candidates");
            var evidence = read.YesNo(Evidence, nameof(Evidence), "Select yes if candidates write about it");
            var words = evidence ? read.Whole(WordLimit, nameof(WordLimit), "most words a candidate may write", 1, 2000) : 0;
            var question = read.Optional(Question, nameof(Question), "question", 1000);
            var minimum = read.OptionalWhole(MinimumLevel, nameof(MinimumLevel), "least level", 0, content.LevelsTo) ?? 0;
            List<string> texts = [.. content.Scale.Select((l, i) => read.Optional(Levels?.ElementAtOrDefault(i), $"{nameof(Levels)}[{i}]", $"level {l}", 1000) ?? "")];
            var described = texts.Any(t => t.Length > 0);
            foreach (var (i, level) in content.Scale.Index())
                read.Check(!described || texts[i].Length > 0, $"{nameof(Levels)}[{i}]", $"Say what level {level} looks like, or leave all levels empty");
            var criterion = new Criterion
            {
                Code = code, Title = title, Description = description, Group = group, Weight = weight, Priority = priority, Evidence = evidence, WordLimit = words, Question = question,
                MinimumLevel = minimum, Set = set,
                Levels = described ? [.. content.Scale.Zip(texts, (l, t) => new LevelName { Level = l, Name = t })] : [],
                Seen = Lines(read.Optional(Seen, nameof(Seen), "what we look for", 2000)),
                NotSeen = Lines(read.Optional(NotSeen, nameof(NotSeen), "what speaks against it", 2000)),
            };
            errors = read.Errors;
            return read.Ok ? criterion : null;
        }

        /// <summary>What was typed beside what is saved.</summary>
        public IReadOnlyList<ConflictField> Against(Form saved) =>
        [
            new("Code", Code, saved.Code), new("Title", Title, saved.Title), new("Description", Description, saved.Description), new("Group", Group, saved.Group),
            new("Weight", Weight, saved.Weight), new("Decides between equal candidates", Priority, saved.Priority), new("Candidates write about it", Evidence, saved.Evidence),
            new("Most words", WordLimit, saved.WordLimit), new("Question to candidates", Question, saved.Question), new("Least level", MinimumLevel, saved.MinimumLevel),
            new("Levels", Joined(Levels), Joined(saved.Levels)), new("What we look for", Seen, saved.Seen), new("What speaks against it", NotSeen, saved.NotSeen),
        ];

        static string Joined(List<string?>? levels) => string.Join('\n', levels ?? []);
        static List<string> Lines(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    public sealed record Model(CriteriaSet Set, Form Form, string? Code)
    {
        public string Back => ShowCriteria.Url(Set.Key, Set.Edition);

        /// <summary>Weight of all the other criteria.</summary>
        public int Others => Set.Content.Criteria.Where(c => c.Code != Code).Sum(c => c.Weight);
    }

    public static async Task<IResult> GetAdd(string key, int edition, Db db, CancellationToken cancel) =>
        await db.CriteriaSet(key, edition, cancel) is { Frozen: false } set
            ? EditCriterionPage.Show(new(set, new() { Version = $"{set.Version}", MinimumLevel = $"{set.Content.MinimumLevel}", Priority = "no" }, null)) : Results.NotFound();

    public static async Task<IResult> GetChange(string key, int edition, string code, Db db, CancellationToken cancel) =>
        await db.CriteriaSet(key, edition, cancel) is { Frozen: false } set && set.Content.Criteria.Find(c => c.Code == code) is { } criterion
            ? EditCriterionPage.Show(new(set, Form.Of(criterion, set.Content, set.Version), code)) : Results.NotFound();

    public static Task<IResult> PostAdd(string key, int edition, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        Save(key, edition, null, form, http, actor, db, clock, cancel);

    public static Task<IResult> PostChange(string key, int edition, string code, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        Save(key, edition, code, form, http, actor, db, clock, cancel);

    static async Task<IResult> Save(string key, int edition, string? code, Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CriteriaSet(key, edition, cancel) is not { } set) return Results.NotFound();
        var before = set.Content.Criteria.Find(c => c.Code == code);
        if (code is not null && before is null) return Results.NotFound();
        if (!AppointAccess.MayKeepCriteria(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var model = new Model(set, form, code);
        if (set.IsStale(form.Version)) return await Stale(set);
        if (form.Read(set.Content, before?.Set, out var errors) is not { } criterion) return EditCriterionPage.Invalid(model, errors);
        var content = code is null ? set.Content.Adding(criterion) : set.Content.Changing(code, criterion);
        if (content.Refusal is { } refused) return EditCriterionPage.Refused(model, refused.ToString());
        if (set.Change(set.Name, content.Value!).Refusal is { } refusal) return EditCriterionPage.Refused(model, refusal.ToString());

        return await db.Save(actor, clock.GetUtcNow(), set, code is null ? $"added the criterion {criterion.Code} {criterion.Title}" : $"changed the criterion {code} {criterion.Title}", Stale, cancel);

        Task<IResult> Stale(CriteriaSet theirs)
        {
            var saved = theirs.Content.Criteria.Find(c => c.Code == code) is { } now ? Form.Of(now, theirs.Content, theirs.Version) : new();
            return db.Both(http, actor, theirs, code ?? "a new criterion", form.Against(saved));
        }
    }
}
