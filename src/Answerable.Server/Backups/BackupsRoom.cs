using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage.Checks;

namespace Answerable.Server.Backups;

/// <summary>Keeping a copy of everything, and putting it back: verbs of the console only.</summary>
internal sealed class BackupsRoom : Room
{
    public override IReadOnlyList<ObjectKind> Objects => [new BackupKind()];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<MakeBackup>();
        services.AddScoped<RestoreBackup>();
        services.AddScoped<ICheck, IntegrityCheck>();
    }

    /// <summary>What a line of the ledger stands on that says that one was put back: it has no page, and hides nothing.</summary>
    private sealed record BackupKind() : ObjectKind(RestoreBackup.Noun, "")
    {
        public override Task<Dictionary<Guid, string>> Names(IServiceProvider services, IReadOnlyList<Guid> ids, Words words) =>
            Task.FromResult(new Dictionary<Guid, string>());

        public override Task<HashSet<Guid>> Seen(IServiceProvider services, Actor by, IReadOnlyList<Guid> ids) =>
            Task.FromResult(ids.ToHashSet());
    }
}
