using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Answerable.Server.Storage;

namespace Answerable.Bench;

/// <summary>What a measured process has done since its start.</summary>
/// <param name="Methods">Methods that were compiled, each again for each tier.</param>
/// <param name="Processor">User and system time of all its threads.</param>
/// <param name="Statements">SQL statements through EF since counting began.</param>
internal sealed record Reading(long Methods, TimeSpan Processor, long Statements);

/// <summary>Reads the hook inside measured processes.</summary>
internal static class Gauge
{
    /// <summary>The hook, which refers to nothing, so that any build loads it.</summary>
    public static string Hook => Path.Combine(Path.GetDirectoryName(Repository.Bench)!, "Answerable.Bench.Probe.dll");

    public static async Task<Reading> Read(string path, bool count)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        await socket.SendAsync(count ? "c"u8.ToArray() : "r"u8.ToArray());
        var answer = new byte[200];
        var length = await socket.ReceiveAsync(answer);
        var parts =
            Encoding.ASCII.GetString(answer, 0, length).Split(' ').Select(p => long.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        return new(parts[0], TimeSpan.FromMicroseconds(parts[1]), parts[2]);
    }

    /// <summary>Methods that timers and rare turns compile now and then, in a turn; a server under its first load compiles
    /// hundreds.</summary>
    private const int Stray = 10;

    /// <summary>Puts load on a server until it compiles nothing more, two turns running.</summary>
    /// <param name="load">Some seconds of what will be measured.</param>
    /// <returns>Whether it stood still before patience ended.</returns>
    public static async Task<bool> WarmUp(Child server, Func<Task> load, int most)
    {
        var (before, still) = ((await server.Read()).Methods, 0);
        for (var turn = 0; turn < most && still < 2; turn++)
        {
            await load();
            // What became hot just now is compiled a moment later.
            await Task.Delay(300);
            var now = (await server.Read()).Methods;
            still = now - before <= Stray ? still + 1 : 0;
            before = now;
        }
        return still == 2;
    }

    /// <summary>What the results say where patience ended first.</summary>
    public static string Restless(Provider provider, string who) =>
        $"{provider.Name()}: {who} still compiled methods when measuring began.";
}
