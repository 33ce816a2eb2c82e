using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Policies;

internal static class PolicyMapping
{
    public static void Map(ModelBuilder builder)
    {
    }
}
