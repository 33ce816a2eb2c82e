using Answerable.Domain.Recordings;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Recordings;

/// <summary>Signed papers and who records from them; their pages stand in the room of the desk.</summary>
internal sealed class RecordingsRoom : Room
{
    public override IReadOnlyList<PathColumn> PathColumns => [PathColumn.Of<Recording>(r => r.UnitPath, r => r.PostId, r => r.UnitId)];

    public override void MapTables(ModelBuilder model) => RecordingMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<RecordingQueries>();
        services.AddScoped<IRecordings>(s => s.GetRequiredService<RecordingQueries>());
        services.AddScoped<BeginRecording>();
        services.AddScoped<FinishRecording>();
    }
}
