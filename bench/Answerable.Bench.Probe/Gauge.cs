using System.Globalization;
using System.Net.Sockets;
using System.Runtime;
using System.Text;

namespace Answerable.Bench.Probe;

/// <summary>Answers on a socket of the file system how many methods were compiled, how much processor time was used, and how many
/// statements ran.</summary>
internal static class Gauge
{
    /// <summary>What is sent: <c>r</c> only reads, <c>c</c> counts statements from now on, which costs a little, so not while time is
    /// measured.</summary>
    private const byte Count = (byte)'c';

    public static void Listen(string path)
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        new Thread(() => Serve(listener)) { IsBackground = true, Name = "gauge" }.Start();
    }

    private static void Serve(Socket listener)
    {
        var asked = new byte[1];
        while (true)
        {
            using var socket = listener.Accept();
            if (socket.Receive(asked) == 1 && asked[0] == Count) Statements.Start();
            var microseconds = (long)Environment.CpuUsage.TotalTime.TotalMicroseconds;
            socket.Send(
                Encoding.ASCII.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"{JitInfo.GetCompiledMethodCount()} {microseconds} {Statements.Ran}")));
        }
    }
}
