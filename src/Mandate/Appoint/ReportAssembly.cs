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
    public required IReadOnlyList<StageDecision> Decisions { get; init; }
    public required IReadOnlyList<Interview> Interviews { get; init; }
    public IReadOnlyList<StakeholderSession> Sessions { get; init; } = [];
    public IReadOnlyList<Redaction> Redactions { get; init; } = [];

    /// <summary>Which scores the panel decided by; null while the chair has not said.</summary>
    public ScoreChoice? Choice { get; init; }

    /// <summary>What the scores say of the panel; null where it is not part of the report.</summary>
    public PanelReliability? Reliability { get; init; }

    IReadOnlyList<Applicant> Live => [.. Applicants.Where(a => a.Live)];
    CandidateOutcome? OutcomeOf(ApplicationId application) => Outcomes.FirstOrDefault(o => o.Application == application);
    AgreedScore? AgreedOn(ApplicationId application, Round round) => Agreed.FirstOrDefault(a => a.Application == application && a.Round == round);
    bool Shortlisted(Applicant candidate) => Decisions.Shortlisted(Post.Id, candidate.Id);

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
        if (Campaign.Terms.Calibration && Choice is null && Live.Count > 0) yield return CalibrationRefusals.NoChoice.Text;
        var ranks = Ranked.Select(r => r.Rank).Order().ToList();
        if (!ranks.SequenceEqual(Enumerable.Range(1, ranks.Count))) yield return "The ranks of the appointable candidates must run 1, 2, 3 without a gap or a tie.";
    }

    IEnumerable<string> MissingOn(Applicant candidate)
    {
        foreach (var gap in MissingScores(candidate, Round.Sift)) yield return gap;
        foreach (var step in Campaign.Terms.Longlist ? Enum.GetValues<SelectionStep>() : [SelectionStep.Shortlist])
            if (Decisions.Reaches(Post.Id, candidate.Id, step, Campaign.Terms.Longlist) && !Decisions.Any(d => d.Post == Post.Id && d.Application == candidate.Id && d.Step == step))
                yield return $"The panel has not decided whether {candidate.Reference} is on the {step.Words().ToLowerInvariant()}.";
        if (!Shortlisted(candidate)) yield break;
        if (!Interviews.Any(i => i.Application == candidate.Id)) { yield return $"No interview with {candidate.Reference} is fixed."; yield break; }
        foreach (var gap in MissingScores(candidate, Round.Interview)) yield return gap;
        if (OutcomeOf(candidate.Id) is not { } outcome) yield return $"The panel has not said whether {candidate.Reference} is appointable.";
        else if (outcome is { Judgement: Judgement.Appointable, Plan: null } && AgreedOn(candidate.Id, Round.Interview) is { } a && Advice.On(a.Content, Criteria.Content)?.Needs is { } needs)
            yield return $"{candidate.Reference} is one level below the least, so the panel must write a {needs}.";
    }

    /// <summary>Names the member, the candidate and the criteria.</summary>
    IEnumerable<string> MissingScores(Applicant candidate, Round round)
    {
        var words = round.Words().ToLowerInvariant();
        foreach (var member in ScorersOf(candidate.Id, round))
        {
            var sheet = Sheets.FirstOrDefault(s => s.Member == member.Id && s.Application == candidate.Id && s.Round == round);
            var unscored = (sheet?.Unscored(Criteria.Content) ?? Criteria.Content.In(round).Criteria).Select(c => $"“{c.Title}”").ToList();
            if (unscored.Count > 0) yield return $"{Names[member.User]} has given {candidate.Reference} no {words} level for {string.Join(", ", unscored)}.";
            else if (sheet is not { Locked: true }) yield return $"{Names[member.User]} has not locked {words} scores for {candidate.Reference}.";
            else if (sheet.CriteriaDigest != Campaign.CriteriaDigest) yield return $"The {words} scores of {Names[member.User]} for {candidate.Reference} were made against older criteria.";
        }
        if (AgreedOn(candidate.Id, round) is not { } agreed) yield return $"The panel has not agreed {words} scores for {candidate.Reference}.";
        else if (agreed.CriteriaDigest != Campaign.CriteriaDigest) yield return $"The agreed {words} scores for {candidate.Reference} were made against older criteria.";
    }

    IEnumerable<PanelMember> ScorersOf(ApplicationId application, Round round) =>
        Panel.Sitting.Where(m => !Abstains(m, application) && (round == Round.Sift || Interviews.Any(i => i.Application == application && i.Attends(m.Id))));

    bool Abstains(PanelMember member, ApplicationId application) => Declarations.Any(d => d.Member == member.Id && d.Application == application && d.Abstains);

    /// <summary>The report, from these records and the chair's words.</summary>
    public ReportContent Assemble(ApplicationId? recommended, string method, string reasons, string submittedBy, DateTimeOffset now) => new()
    {
        Campaign = Campaign.Title, Post = PostTitle, Body = BodyName, Criteria = Criteria.Title, CriteriaDigest = Campaign.CriteriaDigest ?? "", Panel = Panel.Name,
        Members = [.. Panel.Members.OrderBy(m => m.JoinedAt).ThenBy(m => m.Role).Select(m => new ReportMember
        {
            Name = Names[m.User], Role = m.Role, Seat = m.Seat, Joined = London.Day(m.JoinedAt), Left = m.LeftAt is { } left ? London.Day(left) : null, LeftWhy = m.LeftWhy, ScoresCount = m.Counts,
        })],
        Ties = [.. from a in Applicants
                   from d in Declarations.Where(d => d.Application == a.Id && (d.Tie != Tie.None || d.Abstains))
                   let member = Panel.Members.Find(m => m.Id == d.Member)
                   where member is not null
                   orderby a.Reference, Names[member.User]
                   select new ReportTie { Member = Names[member.User], Candidate = a.Reference, Tie = d.Tie, Note = d.Note, Remedy = d.Remedy }],
        Counts = new() { Applied = Applicants.Count, Withdrew = Applicants.Count - Live.Count, Assessed = Live.Count(a => AgreedOn(a.Id, Round.Sift) is not null), Appointable = Ranked.Count },
        Scale = [.. Criteria.Content.Criteria.Select(c => new ReportCriterion { Code = c.Code, Title = c.Title, Weight = c.Weight, Least = Criteria.Content.LeastOf(c) })],
        OrderSeed = Panel.Seed, ScoresUsed = Choice is { } choice ? ReportScoresUsed.Of(choice, Reliability) : null,
        Sift = [.. Live.OrderBy(a => a.Reference, StringComparer.Ordinal).Select(SiftLine)],
        Sessions = [.. Sessions.OrderBy(x => x.HeldOn).Select(SessionLine).Where(x => x.Advice.Count > 0)],
        Candidates = [.. Live.Where(Shortlisted).Select(Line).OrderBy(c => c.Rank ?? int.MaxValue).ThenByDescending(c => c.Weighted).ThenBy(c => c.Reference, StringComparer.Ordinal)],
        Recommended = Ranked.Where(r => r.Application == recommended).Select(r => r.Reference).FirstOrDefault(),
        Reserves = [.. ReservesOf(recommended).Select(r => r.Reference)],
        Method = method, Reasons = reasons, SubmittedBy = submittedBy, SubmittedAt = now,
    };

    /// <summary>Nobody is in reserve when the panel would appoint nobody.</summary>
    public IEnumerable<(ApplicationId Application, string Reference, int Rank)> ReservesOf(ApplicationId? recommended) =>
        recommended is null ? [] : Ranked.Where(r => r.Application != recommended);

    ReportSession SessionLine(StakeholderSession session) => new()
    {
        HeldOn = session.HeldOn, TookPart = session.TookPart,
        Advice = [.. from a in session.Advice join candidate in Live on a.Application equals candidate.Id orderby candidate.Reference select new ReportAdvice { Candidate = candidate.Reference, Words = a.Words }],
    };

    ReportSift SiftLine(Applicant candidate)
    {
        var (agreed, own) = Scores(candidate, Round.Sift);
        return new()
        {
            Reference = candidate.Reference, Scorers = own.Count, Weighted = agreed.WeightedHundredths(Criteria.Content.In(Round.Sift)) ?? 0, Levels = Levels(agreed, own, Round.Sift),
            Steps = [.. Decisions.Where(d => d.Post == Post.Id && d.Application == candidate.Id).OrderBy(d => d.Step).Select(d => new ReportStep { Step = d.Step, Through = d.Through, Reason = d.Reason })],
            Redactions = Redactions.Count(r => r.Application == candidate.Id && r.Stands),
        };
    }

    ReportCandidate Line(Applicant candidate)
    {
        var (agreed, own) = Scores(candidate, Round.Interview);
        var advice = Advice.On(agreed, Criteria.Content);
        var outcome = OutcomeOf(candidate.Id);
        return new()
        {
            Reference = candidate.Reference, Scorers = own.Count, Weighted = advice?.Weighted ?? 0, RuleAppointable = advice?.Appointable ?? false, RuleReasons = [.. advice?.Reasons ?? []],
            Levels = Levels(agreed, own, Round.Interview), Judgement = outcome?.Judgement ?? Judgement.NotAppointable, Rank = outcome?.Rank, Reason = outcome?.Reason ?? "", Plan = outcome?.Plan,
        };
    }

    /// <summary>Agreed scores, with the members' own beside them once there are any.</summary>
    (ScoreContent Agreed, IReadOnlyList<ScoreContent> Own) Scores(Applicant candidate, Round round) =>
        AgreedOn(candidate.Id, round) is { } agreed ? (agreed.Content, OwnScores(candidate.Id, round)) : (new(), []);

    List<ReportLevel> Levels(ScoreContent agreed, IReadOnlyList<ScoreContent> own, Round round) =>
        [.. Criteria.Content.In(round).Criteria.Select(c => new ReportLevel { Code = c.Code, Own = [.. Spread.Of(own, c.Code).Levels], Agreed = agreed.LevelOf(c.Code) ?? 0, Reason = agreed.NoteOn(c.Code) })];

    /// <summary>Locked scores that are laid side by side: of those who sit, and of those who left where that was decided.</summary>
    public IReadOnlyList<ScoreContent> OwnScores(ApplicationId application, Round round) => OwnScores(Panel, Sheets.Where(s => s.Round == round), Declarations, application);

    public static IReadOnlyList<ScoreContent> OwnScores(Panel panel, IEnumerable<ScoreSheet> sheets, IReadOnlyCollection<ConflictDeclaration> declarations, ApplicationId application) =>
        [.. sheets.Where(s => s.Application == application && s.Locked && panel.Members.Exists(m => m.Id == s.Member && m.Counts) && !declarations.Any(d => d.Member == s.Member && d.Application == application && d.Abstains)).Select(s => s.Content)];
}

/// <summary>An application as the panel knows it: a reference.</summary>
public sealed record Applicant(ApplicationId Id, string Reference, bool Live = true);
