using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>The records that a report is made of, and what they still lack.</summary>
public sealed record ReportRecords
{
    public required Campaign Campaign { get; init; }
    public required CriteriaSet Criteria { get; init; }
    public required CampaignPost Post { get; init; }
    public required string PostTitle { get; init; }
    public required string BodyName { get; init; }
    public required Panel Panel { get; init; }
    public required IReadOnlyDictionary<UserId, string> Names { get; init; }

    /// <summary>Applications whose candidates chose this post, withdrawn ones too.</summary>
    public required IReadOnlyList<Applicant> Applicants { get; init; }
    public required IReadOnlyList<ConflictDeclaration> Declarations { get; init; }
    public required IReadOnlyList<ScoreSheet> Sheets { get; init; }
    public required IReadOnlyList<AgreedScore> Agreed { get; init; }
    public required IReadOnlyList<CandidateOutcome> Outcomes { get; init; }

    IReadOnlyList<Applicant> Live => [.. Applicants.Where(a => a.Live)];
    CandidateOutcome? OutcomeOf(ApplicationId application) => Outcomes.FirstOrDefault(o => o.Application == application);
    AgreedScore? AgreedOn(ApplicationId application) => Agreed.FirstOrDefault(a => a.Application == application);

    /// <summary>References of the appointable candidates, best first.</summary>
    public IReadOnlyList<(ApplicationId Application, string Reference, int Rank)> Ranked =>
        [.. from a in Live let o = OutcomeOf(a.Id) where o is { Judgement: Judgement.Appointable } orderby o.Rank select (a.Id, a.Reference, o.Rank ?? 0)];

    /// <summary>What is missing, in words. A report with none may be handed in.</summary>
    public IEnumerable<string> Missing(DateTimeOffset now)
    {
        if (Campaign.Closes.Includes(now)) yield return PanelRefusals.NotClosed.Text;
        foreach (var gap in Panel.Gaps()) yield return gap.Text;
        foreach (var member in Panel.Sitting)
            if (Live.Count(a => !Declarations.Any(d => d.Member == member.Id && d.Application == a.Id)) is > 0 and var open)
                yield return $"{Names[member.User]} has not said whether they have a tie to {(open == 1 ? "1 applicant" : $"{open} applicants")}.";
        foreach (var candidate in Live)
            foreach (var gap in MissingOn(candidate)) yield return gap;
        var ranks = Ranked.Select(r => r.Rank).Order().ToList();
        if (!ranks.SequenceEqual(Enumerable.Range(1, ranks.Count))) yield return "The ranks of the appointable candidates must run 1, 2, 3 without a gap or a tie.";
    }

    IEnumerable<string> MissingOn(Applicant candidate)
    {
        foreach (var member in Panel.Sitting.Where(m => !Abstains(m, candidate.Id)))
        {
            var sheet = Sheets.FirstOrDefault(s => s.Member == member.Id && s.Application == candidate.Id);
            if (sheet is not { Locked: true }) yield return $"{Names[member.User]} has not locked scores for {candidate.Reference}.";
            else if (sheet.CriteriaDigest != Campaign.CriteriaDigest) yield return $"The scores of {Names[member.User]} for {candidate.Reference} were made against older criteria.";
        }
        if (AgreedOn(candidate.Id) is not { } agreed) yield return $"The panel has not agreed scores for {candidate.Reference}.";
        else if (agreed.CriteriaDigest != Campaign.CriteriaDigest) yield return $"The agreed scores for {candidate.Reference} were made against older criteria.";
        if (OutcomeOf(candidate.Id) is not { } outcome) yield return $"The panel has not said whether {candidate.Reference} is appointable.";
        else if (outcome is { Judgement: Judgement.Appointable, Plan: null } && AgreedOn(candidate.Id) is { } a && Advice.On(a.Content, Criteria.Content)?.Needs is { } needs)
            yield return $"{candidate.Reference} is one level below the least, so the panel must write a {needs}.";
    }

    bool Abstains(PanelMember member, ApplicationId application) => Declarations.Any(d => d.Member == member.Id && d.Application == application && d.Abstains);

    /// <summary>The report, from these records and the chair's words.</summary>
    public ReportContent Assemble(ApplicationId? recommended, string method, string reasons, string submittedBy, DateTimeOffset now) => new()
    {
        Campaign = Campaign.Title, Post = PostTitle, Body = BodyName, Criteria = Criteria.Title, CriteriaDigest = Campaign.CriteriaDigest ?? "", Panel = Panel.Name,
        Members = [.. Panel.Members.OrderBy(m => m.JoinedAt).ThenBy(m => m.Role).Select(m => new ReportMember
        {
            Name = Names[m.User], Role = m.Role, Joined = London.Day(m.JoinedAt), Left = m.LeftAt is { } left ? London.Day(left) : null, LeftWhy = m.LeftWhy, ScoresCount = m.Counts,
        })],
        Ties = [.. from a in Applicants
                   from d in Declarations.Where(d => d.Application == a.Id && (d.Tie != Tie.None || d.Abstains))
                   let member = Panel.Members.Find(m => m.Id == d.Member)
                   where member is not null
                   orderby a.Reference, Names[member.User]
                   select new ReportTie { Member = Names[member.User], Candidate = a.Reference, Tie = d.Tie, Note = d.Note, Remedy = d.Remedy }],
        Counts = new() { Applied = Applicants.Count, Withdrew = Applicants.Count - Live.Count, Assessed = Live.Count(a => AgreedOn(a.Id) is not null), Appointable = Ranked.Count },
        Scale = [.. Criteria.Content.Criteria.Select(c => new ReportCriterion { Code = c.Code, Title = c.Title, Weight = c.Weight, Least = Criteria.Content.LeastOf(c) })],
        Candidates = [.. Live.Select(Line).OrderBy(c => c.Rank ?? int.MaxValue).ThenByDescending(c => c.Weighted).ThenBy(c => c.Reference, StringComparer.Ordinal)],
        Recommended = Ranked.Where(r => r.Application == recommended).Select(r => r.Reference).FirstOrDefault(),
        Reserves = [.. ReservesOf(recommended).Select(r => r.Reference)],
        Method = method, Reasons = reasons, SubmittedBy = submittedBy, SubmittedAt = now,
    };

    /// <summary>Nobody is in reserve when the panel would appoint nobody.</summary>
    public IEnumerable<(ApplicationId Application, string Reference, int Rank)> ReservesOf(ApplicationId? recommended) =>
        recommended is null ? [] : Ranked.Where(r => r.Application != recommended);

    ReportCandidate Line(Applicant candidate)
    {
        var agreed = AgreedOn(candidate.Id)?.Content ?? new();
        var advice = Advice.On(agreed, Criteria.Content);
        var outcome = OutcomeOf(candidate.Id);
        var own = AgreedOn(candidate.Id) is null ? [] : OwnScores(candidate.Id);
        return new()
        {
            Reference = candidate.Reference, Scorers = own.Count, Weighted = advice?.Weighted ?? 0, RuleAppointable = advice?.Appointable ?? false, RuleReasons = [.. advice?.Reasons ?? []],
            Levels = [.. Criteria.Content.Criteria.Select(c => new ReportLevel { Code = c.Code, Own = [.. Spread.Of(own, c.Code).Levels], Agreed = agreed.LevelOf(c.Code) ?? 0, Reason = agreed.NoteOn(c.Code) })],
            Judgement = outcome?.Judgement ?? Judgement.NotAppointable, Rank = outcome?.Rank, Reason = outcome?.Reason ?? "", Plan = outcome?.Plan,
        };
    }

    /// <summary>Locked scores that are laid side by side: of those who sit, and of those who left where that was decided.</summary>
    public IReadOnlyList<ScoreContent> OwnScores(ApplicationId application) => OwnScores(Panel, Sheets, Declarations, application);

    public static IReadOnlyList<ScoreContent> OwnScores(Panel panel, IEnumerable<ScoreSheet> sheets, IReadOnlyCollection<ConflictDeclaration> declarations, ApplicationId application) =>
        [.. sheets.Where(s => s.Application == application && s.Locked && panel.Members.Exists(m => m.Id == s.Member && m.Counts) && !declarations.Any(d => d.Member == s.Member && d.Application == application && d.Abstains)).Select(s => s.Content)];
}

/// <summary>An application as the panel knows it: a reference.</summary>
public sealed record Applicant(ApplicationId Id, string Reference, bool Live = true);
