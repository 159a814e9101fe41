using System.Text.Json;
using Mandate.Cli.Plumbing;
using Mandate.Methods;

namespace Mandate.Cli.Matching;

/// <summary>An id with the line it stands at.</summary>
readonly record struct Lined(string Id, long Line);

/// <summary>A candidate with preferences, or a post with an order and places.</summary>
sealed record Listed(string Id, long Line, IReadOnlyList<Lined> Entries, int Capacity);

/// <summary>Candidates and posts of an input of <c>match</c>, each side in the order of ids, so that the order of the input makes no difference.</summary>
sealed class MatchFile
{
    const string Form = """{"candidates":[{"id","preferences":[post…]}],"posts":[{"id","capacity","order":[candidate…]}]}""";

    MatchFile(IReadOnlyList<Listed> candidates, IReadOnlyList<Listed> posts, IReadOnlyList<IReadOnlyList<int>> preferences, IReadOnlyList<IReadOnlyList<int>> orders) =>
        (Candidates, Posts, Preferences, Orders) = (candidates, posts, preferences, orders);

    public IReadOnlyList<Listed> Candidates { get; }
    public IReadOnlyList<Listed> Posts { get; }
    public IReadOnlyList<IReadOnlyList<int>> Preferences { get; }
    public IReadOnlyList<IReadOnlyList<int>> Orders { get; }

    /// <summary>Where an entry that plays no part stands; the second time for one that is repeated.</summary>
    public long LineOf(DroppedEntry dropped)
    {
        var (owner, entry) = dropped.OfPost ? (Posts[dropped.Owner], Candidates[dropped.Entry].Id) : (Candidates[dropped.Owner], Posts[dropped.Entry].Id);
        return owner.Entries.Where(e => e.Id == entry).Skip(dropped.Why == Unused.Repeated ? 1 : 0).First().Line;
    }

    public static MatchFile Read(Input input, Output output, List<InputError> errors)
    {
        List<Listed> candidates = [], posts = [];
        try
        {
            var json = new LinedJson(input.Bytes(), errors);
            var there = ReadBoth(ref json, candidates, posts);
            if (errors.Count == 0)
                foreach (var missing in new[] { "candidates", "posts" }.Except(there, StringComparer.Ordinal)) errors.Add(new(1, $"\"{missing}\" is missing; expected {Form}"));
            if (json.Ignored.Count > 0) output.Say($"{input.Name}: ignored {string.Join(", ", json.Ignored.Select(i => $"\"{i}\""))}");
        }
        catch (JsonException e) { errors.Add(new((e.LineNumber ?? 0) + 1, $"this is not JSON ({Plain(e.Message)}); expected {Form}")); }
        catch (InvalidOperationException) { errors.Add(new(1, $"the text is not UTF-8; expected {Form}")); }
        candidates.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        posts.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        var (candidateAt, postAt) = (Index(candidates, "candidate", errors), Index(posts, "post", errors));
        return new(candidates, posts, Entries(candidates, postAt, "candidate", "prefers the post", "posts", errors), Entries(posts, candidateAt, "post", "has in its order the candidate", "candidates", errors));
    }

    static List<string> ReadBoth(ref LinedJson json, List<Listed> candidates, List<Listed> posts)
    {
        List<string> there = [];
        if (!json.Object(Form)) return there;
        while (json.Property() is { } name)
        {
            if (name is not ("candidates" or "posts")) { json.Ignore(name); continue; }
            there.Add(name);
            if (!json.Array($"\"{name}\" to be a list")) continue;
            while (json.Item())
                if (ReadOne(ref json, name == "posts") is { } one) (name == "posts" ? posts : candidates).Add(one);
        }
        json.End();
        return there;
    }

    static Listed? ReadOne(ref LinedJson json, bool post)
    {
        var (what, listName, line) = (post ? "post" : "candidate", post ? "order" : "preferences", json.Line);
        if (!json.Object($"a {what} as {{\"id\",\"{listName}\":[…]}}")) return null;
        var (id, entries, capacity) = ((string?)null, (List<Lined>?)null, 1);
        while (json.Property() is { } name)
            if (name == "id") id = json.Text($"the id of the {what} to be text") ?? "";
            else if (name == listName) entries = ReadEntries(ref json, listName);
            else if (post && name == "capacity") capacity = json.Count("\"capacity\" to be a whole number, 0 or more") ?? 0;
            else json.Ignore(name);
        if (id is null) json.Wrong(line, $"the {what} has no \"id\"; expected text that no other {what} has");
        if (entries is null) json.Wrong(line, $"the {what}{(id is { Length: > 0 } ? $" “{id}”" : "")} has no \"{listName}\"; expected a list of ids, best first");
        return id is null || entries is null ? null : new(id, line, entries, capacity);
    }

    static List<Lined> ReadEntries(ref LinedJson json, string name)
    {
        List<Lined> entries = [];
        if (!json.Array($"\"{name}\" to be a list of ids, best first")) return entries;
        while (json.Item())
            if (json.Line is var line && json.Text($"an id in \"{name}\" to be text") is { } id) entries.Add(new(id, line));
        return entries;
    }

    static Dictionary<string, int> Index(List<Listed> side, string what, List<InputError> errors)
    {
        var at = new Dictionary<string, int>(side.Count, StringComparer.Ordinal);
        foreach (var (i, one) in side.Index())
            if (one.Id.Length == 0) { if (errors.Count == 0) errors.Add(new(one.Line, $"the {what} has an empty id; expected text that no other {what} has")); }
            else if (!at.TryAdd(one.Id, i)) errors.Add(new(Math.Max(one.Line, side[at[one.Id]].Line), $"there is another {what} “{one.Id}”; expected each id once"));
        return at;
    }

    static List<IReadOnlyList<int>> Entries(List<Listed> side, Dictionary<string, int> at, string what, string says, string others, List<InputError> errors) =>
        [.. side.Select(one => (IReadOnlyList<int>)[.. one.Entries.Select(e =>
        {
            if (at.TryGetValue(e.Id, out var index)) return index;
            errors.Add(new(e.Line, $"the {what} “{one.Id}” {says} “{e.Id}”, which is not there; expected one of the ids under \"{others}\""));
            return -1;
        })])];

    static string Plain(string message) => message.Split(" LineNumber:")[0].TrimEnd('.', ' ');
}
