namespace Mandate.Platform.Data;

/// <summary>A save looks for changes once. By themselves each interceptor that lists entries, and the save after them, would look again.</summary>
public abstract partial class Db
{
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        var looks = Look();
        try { return base.SaveChanges(acceptAllChangesOnSuccess); }
        finally { ChangeTracker.AutoDetectChangesEnabled = looks; }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var looks = Look();
        try { return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken); }
        finally { ChangeTracker.AutoDetectChangesEnabled = looks; }
    }

    bool Look()
    {
        var looks = ChangeTracker.AutoDetectChangesEnabled;
        if (looks) ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        return looks;
    }
}
