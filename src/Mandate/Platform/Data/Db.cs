using System.Collections.Concurrent;
using Mandate.Appoint;
using Mandate.Bodies;
using Mandate.Story;
using Mandate.Platform.Access;
using Mandate.Platform.Files;
using Mandate.Platform.Forms;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Data;

/// <summary>All that Mandate stores. Slices see this; the two sealed contexts exist for their migrations only.</summary>
public abstract partial class Db(DbContextOptions options) : DbContext(options)
{
    // Platform
    public DbSet<User> Users => Set<User>();
    public DbSet<RoleHolding> RoleHoldings => Set<RoleHolding>();
    public DbSet<RoleRequest> RoleRequests => Set<RoleRequest>();
    public DbSet<ErasureRequest> ErasureRequests => Set<ErasureRequest>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<UserPasskey> UserPasskeys => Set<UserPasskey>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();
    public DbSet<SignInFailures> SignInFailures => Set<SignInFailures>();
    public DbSet<KeptForm> KeptForms => Set<KeptForm>();
    public DbSet<RecordedEvent> Events => Set<RecordedEvent>();
    public DbSet<RecordedSubject> EventSubjects => Set<RecordedSubject>();
    public DbSet<LogNode> LogNodes => Set<LogNode>();
    public DbSet<LogTurn> LogTurn => Set<LogTurn>();
    public DbSet<RecordHead> RecordHeads => Set<RecordHead>();
    public DbSet<Erasure> Erasures => Set<Erasure>();
    public DbSet<PersonalRead> PersonalReads => Set<PersonalRead>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<SentMail> SentMails => Set<SentMail>();
    public DbSet<MailboxLetter> Mailbox => Set<MailboxLetter>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<LongTask> LongTasks => Set<LongTask>();

    /// <summary>What pages of Platform may know of bodies.</summary>
    public IQueryable<NamedBody> NamedBodies => Bodies.AsNoTracking().Select(b => new NamedBody { Id = b.Id, Name = b.ShortName, Slug = b.Slug });

    // Bodies
    public DbSet<Body> Bodies => Set<Body>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Term> Terms => Set<Term>();
    public DbSet<LegalEvent> LegalEvents => Set<LegalEvent>();
    public DbSet<TermAct> TermActs => Set<TermAct>();
    public DbSet<BodyName> BodyNames => Set<BodyName>();
    public DbSet<BodyCode> BodyCodes => Set<BodyCode>();
    public DbSet<BodySlug> BodySlugs => Set<BodySlug>();
    public DbSet<Population> Populations => Set<Population>();
    public DbSet<BodyRelation> BodyRelations => Set<BodyRelation>();
    public DbSet<Area> Areas => Set<Area>();
    public DbSet<BodyArea> BodyAreas => Set<BodyArea>();
    public DbSet<Place> Places => Set<Place>();
    public DbSet<BodyTile> Tiles => Set<BodyTile>();
    public DbSet<Succession> Successions => Set<Succession>();
    public DbSet<BodyKind> BodyKinds => Set<BodyKind>();
    public DbSet<CodeScheme> CodeSchemes => Set<CodeScheme>();
    public DbSet<RelationKind> RelationKinds => Set<RelationKind>();
    public DbSet<PostKind> PostKinds => Set<PostKind>();
    public DbSet<Pack> Packs => Set<Pack>();

    // Appoint
    public DbSet<CriteriaSet> CriteriaSets => Set<CriteriaSet>();
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<CampaignPost> CampaignPosts => Set<CampaignPost>();
    public DbSet<Application> Applications => Set<Application>();
    public DbSet<SealedBox> SealedBoxes => Set<SealedBox>();
    public DbSet<SealedSending> SealedSendings => Set<SealedSending>();
    public DbSet<ExecutiveStructure> ExecutiveStructures => Set<ExecutiveStructure>();
    public DbSet<StructureResponse> StructureResponses => Set<StructureResponse>();
    public DbSet<Invited> Invited => Set<Invited>();
    public DbSet<Panel> Panels => Set<Panel>();
    public DbSet<ConflictDeclaration> ConflictDeclarations => Set<ConflictDeclaration>();
    public DbSet<ScoreSheet> ScoreSheets => Set<ScoreSheet>();
    public DbSet<CalibrationSheet> CalibrationSheets => Set<CalibrationSheet>();
    public DbSet<ScoreChoice> ScoreChoices => Set<ScoreChoice>();
    public DbSet<AgreedScore> AgreedScores => Set<AgreedScore>();
    public DbSet<CandidateOutcome> CandidateOutcomes => Set<CandidateOutcome>();
    public DbSet<MonitoringAnswers> MonitoringAnswers => Set<MonitoringAnswers>();
    public DbSet<FairnessRelease> FairnessReleases => Set<FairnessRelease>();
    public DbSet<ReportDocument> ReportDocuments => Set<ReportDocument>();
    public DbSet<Redaction> Redactions => Set<Redaction>();
    public DbSet<RedactionReading> RedactionReadings => Set<RedactionReading>();
    public DbSet<StageDecision> StageDecisions => Set<StageDecision>();
    public DbSet<InterviewKit> InterviewKits => Set<InterviewKit>();
    public DbSet<Interview> Interviews => Set<Interview>();
    public DbSet<CandidateFeedback> CandidateFeedback => Set<CandidateFeedback>();
    public DbSet<EmbargoNotice> EmbargoNotices => Set<EmbargoNotice>();
    public DbSet<RecordedAllocation> RecordedAllocations => Set<RecordedAllocation>();
    public DbSet<Clarification> Clarifications => Set<Clarification>();
    public DbSet<Assistance> Assistances => Set<Assistance>();
    public DbSet<EarlierHelp> EarlierHelps => Set<EarlierHelp>();
    public DbSet<FormatRequest> FormatRequests => Set<FormatRequest>();
    public DbSet<LetterToPost> LettersToPost => Set<LetterToPost>();
    public DbSet<Alert> Alerts => Set<Alert>();
    public DbSet<AlertSent> AlertsSent => Set<AlertSent>();
    public DbSet<StakeholderSession> StakeholderSessions => Set<StakeholderSession>();

    // Demonstration
    public DbSet<DemonstrationProgress> DemonstrationProgress => Set<DemonstrationProgress>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var key in entity.GetForeignKeys().Where(k => !k.IsOwnership && k.DeleteBehavior == DeleteBehavior.Cascade))
                key.DeleteBehavior = DeleteBehavior.Restrict;
            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
                entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }
    }
}

/// <summary>A body by its name, for pages that do not belong to the register.</summary>
public sealed record NamedBody
{
    public required BodyId Id { get; init; }
    public required string Name { get; init; }
    public required string Slug { get; init; }
}

/// <summary>
/// SQLite has one writer at a time and lets the others ask again by chance, a tenth of a second apart. Saves of this process queue here instead,
/// first come first served. A save inside a transaction of its own does not queue: it is the writer already.
/// </summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : Db(options)
{
    static readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        var turn = turns.GetOrAdd(Database.GetConnectionString()!, _ => new(1, 1));
        await turn.WaitAsync(cancellationToken);
        try { return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken); }
        finally { turn.Release(); }
    }
}

public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : Db(options);
