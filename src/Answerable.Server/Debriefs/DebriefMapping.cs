using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Debriefs;

internal static class DebriefMapping
{
    public static void Map(ModelBuilder builder)
    {
    }
}
