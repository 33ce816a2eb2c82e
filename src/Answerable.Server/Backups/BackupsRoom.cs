using Answerable.Server.Shell;
using Answerable.Server.Storage.Checks;

namespace Answerable.Server.Backups;

/// <summary>Keeping a copy of everything, and putting it back: verbs of the console only.</summary>
internal sealed class BackupsRoom : Room
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<MakeBackup>();
        services.AddScoped<RestoreBackup>();
        services.AddScoped<ICheck, IntegrityCheck>();
    }
}
