using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

internal static class RectificationMapping
{
    public static void Map(ModelBuilder builder)
    {
    }
}
