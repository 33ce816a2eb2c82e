using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

internal static class RoundMapping
{
    public static void Map(ModelBuilder builder)
    {
    }
}
