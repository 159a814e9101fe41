using System.Collections.Concurrent;
using System.Collections.Frozen;
using Mandate.Appoint;
using Mandate.Platform.Access;
using Mandate.Platform.Files;
using Mandate.Platform.Forms;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Mandate.Platform.Data;

/// <summary>What no public page reads. All that is not listed here is taken for public, so that a new entity errs on the safe side.</summary>
public static class PrivateRows
{
    public static readonly FrozenSet<Type> Types = new[]
    {
        typeof(User), typeof(RoleHolding), typeof(RoleRequest), typeof(ErasureRequest), typeof(Invitation), typeof(UserPasskey), typeof(RecoveryCode), typeof(OneTimeLink), typeof(SignInFailures),
        typeof(Draft), typeof(KeptForm), typeof(OutboxRow), typeof(LongTask), typeof(SentMail), typeof(MailboxLetter), typeof(StoredFile),
        typeof(RecordedEvent), typeof(LogNode), typeof(LogTurn), typeof(RecordHead), typeof(PersonalRead),
        typeof(Application), typeof(Preference), typeof(MonitoringAnswers), typeof(Panel), typeof(PanelMember), typeof(ConflictDeclaration), typeof(ScoreSheet), typeof(AgreedScore),
        typeof(CandidateOutcome), typeof(StageDecision), typeof(Redaction), typeof(RedactionReading), typeof(InterviewKit), typeof(Interview), typeof(StakeholderSession), typeof(ReportDocument),
    }.ToFrozenSet();

    /// <summary>Histories on public pages are of bodies, posts and the like; never of these.</summary>
    static readonly FrozenSet<string> subjects = new[] { RecordedSubject.Actor, "user", "application" }.ToFrozenSet(StringComparer.Ordinal);

    static readonly ConcurrentDictionary<string, Marked> tables = new(StringComparer.Ordinal);

    /// <summary>What a change of this row may change. A new event shows in the histories of its subjects alone; when one is erased, its subjects are removed.</summary>
    public static Marked MarkedBy(EntityEntry entry) => entry.Entity switch
    {
        RecordedSubject subject => entry.State == EntityState.Added && subjects.Contains(subject.Kind) ? Marked.None : Marked.Public,
        var row => MarkedBy(row.GetType()),
    };

    /// <summary>What a change of any row of a table may change.</summary>
    public static Marked MarkedBy(DbContext db, string table) =>
        tables.GetOrAdd(table, static (name, db) => db.Model.GetEntityTypes().Where(t => t.GetTableName() == name).Select(t => MarkedBy(t.ClrType)).DefaultIfEmpty(Marked.Public).Aggregate((a, b) => a | b), db);

    static Marked MarkedBy(Type type) => type == typeof(Application) || type == typeof(Preference) || type == typeof(ConflictDeclaration) ? Marked.Applications : Types.Contains(type) ? Marked.None : Marked.Public;
}
