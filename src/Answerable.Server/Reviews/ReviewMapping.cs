using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

internal static class ReviewMapping
{
    public static void Map(ModelBuilder builder)
    {
    }
}
