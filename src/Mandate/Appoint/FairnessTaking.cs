using Mandate.Methods;

namespace Mandate.Appoint;

/// <summary>One candidate to be counted: answers, how far they came, and the post they wanted first. Never leaves the counting.</summary>
public sealed record FairnessCandidate(MonitoringAnswers? Answers, FairnessStage Reached, CampaignPostId? FirstChoice);

/// <summary>Figures of some stages, with every count and with those that may be shown.</summary>
/// <param name="First">From this stage.</param>
/// <param name="Last">To this one.</param>
/// <param name="Full">Every count.</param>
/// <param name="Shown">What is left when small counts are withheld, with enough others.</param>
public sealed record FairnessTaking(FairnessStage First, FairnessStage Last, FairnessContent Full, FairnessContent Shown)
{
    public const string PreferNotToSay = "Prefer not to say";
    public const string NotAnswered = "Not answered";

    /// <summary>The last stage that is over for all posts; null while candidates may apply.</summary>
    public static FairnessStage? Ready(Campaign campaign, IEnumerable<CampaignPost> posts, DateTimeOffset now, DateOnly today)
    {
        if (campaign.PublishedAt is null || campaign.Closes.Includes(now)) return null;
        var live = posts.Where(p => p.WithdrawnAt is null && p.Follows is null).ToList();
        if (live.TrueForAll(p => p.PublicOn(today) != PublicOutcome.NotAnnounced)) return FairnessStage.Accepted;
        if (live.TrueForAll(p => p.NoAppointment is not null || p.Approval is { Decision: ApprovalDecision.Approved })) return FairnessStage.Appointable;
        return live.TrueForAll(p => p.NoAppointment is not null || p.Settled == SelectionStep.Shortlist) ? FairnessStage.Shortlisted : FairnessStage.Applied;
    }

    /// <summary>Takes the figures of the stages after those taken before, up to the last that is over.</summary>
    /// <param name="terms">Questions and floor.</param>
    /// <param name="people">Every candidate who sent an application.</param>
    /// <param name="last">See <see cref="Ready"/>.</param>
    /// <param name="before">Earlier figures, oldest first: every count, and what was shown.</param>
    public static FairnessTaking Of(MonitoringTerms terms, IReadOnlyList<FairnessCandidate> people, FairnessStage last, IReadOnlyList<(FairnessContent Full, FairnessContent Shown)> before)
    {
        var first = before.SelectMany(b => b.Full.Tables).SelectMany(t => t.Columns).Select(c => c.Stage + 1).DefaultIfEmpty(FairnessStage.Applied).Max();
        var tables = terms.Questions.ConvertAll(q => new Counting(q, terms.Floor, people, first, last, before).Run());
        return new(first, last, new() { Floor = terms.Floor, Tables = tables.ConvertAll(t => t.Full) }, new() { Floor = terms.Floor, Tables = tables.ConvertAll(t => t.Shown) });
    }

    /// <summary>One question.</summary>
    sealed class Counting(MonitoringQuestion question, int floor, IReadOnlyList<FairnessCandidate> people, FairnessStage first, FairnessStage last, IReadOnlyList<(FairnessContent Full, FairnessContent Shown)> before)
    {
        readonly List<string> compared = [.. question.Groups()];

        public (FairnessTable Full, FairnessTable Shown) Run()
        {
            List<string> groups = [.. compared, PreferNotToSay, NotAnswered];
            var empty = new FairnessTable { Key = question.Key, Question = question.Question, Groups = groups, Compared = compared.Count };
            var (earlier, seen) = (Earlier(b => b.Full), Earlier(b => b.Shown));
            var fresh = FairnessWords.Between(first, last).Select(s => new FairnessColumn { Stage = s, People = people.Count(p => p.Reached >= s), Counts = [.. groups.Select(g => (int?)people.Count(p => p.Reached >= s && GroupOf(p) == g))] }).ToList();
            List<LadderStage> stages = [.. earlier.Zip(seen, (all, shown) => new LadderStage(all.Stage.Words(), [.. all.Counts.Select(c => c ?? 0)], [.. shown.Counts.Select(c => c is not null)])),
                .. fresh.Select(c => new LadderStage(c.Stage.Words(), [.. c.Counts.Select(n => n ?? 0)]))];
            var ladder = new StageLadder(groups, stages, floor);
            var protection = Suppression.Protect(ladder.Cells);
            // What the search found is read anew before anything is shown.
            var proven = Suppression.Disproved(ladder.Cells, protection).Count == 0;
            var shown = fresh.Select((c, i) => c with { Counts = [.. c.Counts.Select((n, g) => !proven || protection.Withheld[ladder.Place(earlier.Count + i, g)] ? null : n)] }).ToList();
            return (empty with { Columns = fresh }, empty with { Columns = Weighed([.. seen, .. shown]).TakeLast(fresh.Count).ToList() });
        }

        List<FairnessColumn> Earlier(Func<(FairnessContent Full, FairnessContent Shown), FairnessContent> which) => [.. before.SelectMany(b => which(b).Tables.Where(t => t.Key == question.Key)).SelectMany(t => t.Columns).OrderBy(c => c.Stage)];

        string GroupOf(FairnessCandidate person) => person.Answers?.To(question.Key) is not { } code ? NotAnswered : question.GroupOf(code) ?? PreferNotToSay;

        /// <summary>What is said of each step, from shown counts; only the pooled odds rest on counts of posts, which nobody is shown.</summary>
        IEnumerable<FairnessColumn> Weighed(IReadOnlyList<FairnessColumn> columns)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                var passing = i == 0 ? [] : FairnessView.Passing(columns[i - 1], columns[i], compared.Count);
                if (FairnessView.Reference(passing) is not { } best) { yield return columns[i]; continue; }
                var (from, to) = (columns[i - 1].Stage, columns[i].Stage);
                yield return columns[i] with
                {
                    Reference = compared[best],
                    Pooled = [.. passing.Select((p, g) => p is null || g == best ? null : MantelHaenszel.Blunt([.. ByPost(compared[g], compared[best], from, to)], floor))],
                    Smallest = [.. passing.Select((p, g) => p is not { } mine || g == best ? null : DetectableRatio.Of(mine.Entered, passing[best]!.Value.Entered, passing[best]!.Value.Rate))],
                };
            }
        }

        IEnumerable<Stratum> ByPost(string focal, string reference, FairnessStage from, FairnessStage to) =>
            people.Where(p => p.Reached >= from).GroupBy(p => p.FirstChoice).OrderBy(p => p.Key?.Value).Select(post => new Stratum(In(post, focal, to), In(post, reference, to)));

        Passing In(IEnumerable<FairnessCandidate> post, string group, FairnessStage to)
        {
            var mine = post.Where(p => GroupOf(p) == group).ToList();
            return new(mine.Count, mine.Count(p => p.Reached >= to));
        }
    }
}
