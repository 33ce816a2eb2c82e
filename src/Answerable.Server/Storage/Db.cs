using Answerable.Domain;
using Answerable.Server.Ledger;
using Answerable.Server.People;
using Answerable.Server.Search;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Storage;

/// <summary>
/// The one door to the database. Saving writes what aggregates recorded into the ledger in the same
/// transaction, bumps their versions, and turns the database's last word into refusals.
/// </summary>
internal sealed class Db(DbContextOptions<Db> options, DatabaseSetting setting, WriteGate gate)
    : IdentityUserContext<Account, Guid>(options)
{
    public Provider Provider => setting.Provider;

    /// <summary>
    /// Keeps one connection open until the context is gone. Opening one costs SQLite as much as a small query, and holding one costs
    /// nothing;
    /// PostgreSQL has few of them, which others may use meanwhile.
    /// </summary>
    public Task KeepOpen() => Provider == Provider.Sqlite ? Database.OpenConnectionAsync() : Task.CompletedTask;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        StorageMapping.Map(builder);
        foreach (var room in Rooms.All) room.MapTables(builder);
        Conventions.Finish(builder, setting.Provider);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder builder) => Conventions.Configure(builder, setting.Provider);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Looked for once: comparing what was loaded costs more than all the rest of a small save.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            LedgerWriter.Take(this);
            Generation.Take(this);
            KeepSent();
            foreach (var room in Rooms.All) room.Note(this);
            (texts ??= new()).Take(this);
            var writesPaths = Tree.IsWritten(this);
            using var pass = Database.CurrentTransaction is null ? await gate.EnterAsync(cancellationToken) : null;
            var saved = await SaveWithTexts(acceptAllChangesOnSuccess, writesPaths, cancellationToken);
            if (saved > 0) Sent = null;
            return saved;
        }
        catch (DbUpdateConcurrencyException e)
        {
            throw new Stale(e.Entries.Select(x => (x.Entity as Aggregate)?.Ref).FirstOrDefault());
        }
        catch (DbUpdateException e) when (ConstraintRefusals.Find(Model, e) is { } refusal)
        {
            throw new Refused(refusal);
        }
        catch (Exception e) when (ConstraintRefusals.IsConflict(e))
        {
            throw new Stale();
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
            if (Database.CurrentTransaction is null) texts = null;
        }
    }

    /// <summary>The mark of the tree when this context began to read; null where nobody has asked.</summary>
    public Guid? TreeRead
    {
        get => treeRead is { } read && read.Lease == ContextId.Lease ? read.Mark : null;
        set => treeRead = value is { } mark ? (ContextId.Lease, mark) : null;
    }

    /// <summary>Contexts are used again and again: what one use has read is not the next one's.</summary>
    private (int Lease, Guid Mark)? treeRead;

    /// <summary>What the saves of the transaction at hand have changed of what objects are found by.</summary>
    private ChangedTexts? texts;

    /// <summary>Alone in its transaction, a save writes the index at its end; among several, the last one is followed by it.</summary>
    private async Task<int> SaveWithTexts(bool accept, bool writesPaths, CancellationToken cancel)
    {
        if (Database.CurrentTransaction is not null)
        {
            if (writesPaths) await Tree.Hold(this, cancel);
            return await base.SaveChangesAsync(accept, cancel);
        }
        if (texts!.IsEmpty && !writesPaths) return await base.SaveChangesAsync(accept, cancel);
        await using var transaction = await Database.BeginTransactionAsync(cancel);
        if (writesPaths) await Tree.Hold(this, cancel);
        var saved = await base.SaveChangesAsync(accept, cancel);
        if (!texts.IsEmpty) await texts.Write(this, cancel);
        await transaction.CommitAsync(cancel);
        return saved;
    }

    /// <summary>
    /// A change of a part counts as a change of the whole: it is stale for whoever read it before, and cannot slip past an act on the
    /// whole at the same time.
    /// </summary>
    public void Whole(Aggregate whole) => Entry(whole).Property(nameof(Aggregate.Version)).IsModified = true;

    /// <summary>The form whose act this is: it is kept with the first save that changes anything.</summary>
    public SentForm? Sent { get; set; }

    private void KeepSent()
    {
        if (Sent is not { } sent || !ChangeTracker.HasChanges() || Entry(sent).State != EntityState.Detached) return;
        sent.LineId = ChangeTracker.Entries<Line>().Where(e => e.State == EntityState.Added).Select(e => (LineId?)e.Entity.Id)
            .OrderBy(l => l?.Value).FirstOrDefault();
        Add(sent);
        if (sent.Words is { } words) Add(new SentForm { Id = words, At = sent.At, LineId = sent.LineId });
    }

    /// <summary>What the context holds of a table, with what was added and is not saved yet. Unlike the framework's own ways of asking
    /// it compares nothing that was loaded: none of what it finds depends on that.</summary>
    public IReadOnlyList<T> Held<T>() where T : class
    {
        var looks = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. ChangeTracker.Entries<T>().Where(e => e.State != EntityState.Deleted).Select(e => e.Entity)];
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = looks;
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously: the write gate must not block a thread.");

    /// <summary>Runs several saves as one transaction, behind the gate.</summary>
    public async Task InTransaction(Func<Task> work, CancellationToken cancel = default)
    {
        using var pass = await gate.EnterAsync(cancel);
        await using var transaction = await Database.BeginTransactionAsync(cancel);
        try
        {
            await work();
            if (texts is { IsEmpty: false }) await texts.Write(this, cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (Exception e) when (ConstraintRefusals.IsConflict(e))
        {
            throw new Stale();
        }
        finally
        {
            texts = null;
        }
    }

    /// <summary>Called where rows were written past the saves: what is found by them is read soon after.</summary>
    /// <param name="first">The first of their identifiers.</param>
    public async Task WrittenInBulk(string table, Guid first, CancellationToken cancel)
    {
        foreach (var room in Rooms.All) await room.NoteBulk(this, table, first, cancel);
        await PendingTexts.NoteBulk(this, table, first, (texts ??= new()).Swept, cancel);
    }
}
