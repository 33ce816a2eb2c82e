using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

internal static class BallotMapping
{
    public static void Map(ModelBuilder builder)
    {
    }
}
