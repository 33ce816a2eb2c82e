using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Answerable.Domain.Files;
using Answerable.Server.Files;
using Answerable.Server.Storage.Checks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Answerable.Server.Tests.Files.FileArranging;

namespace Answerable.Server.Tests.Files;

/// <summary>A server that is killed while a file comes in.</summary>
public sealed class KilledUploadTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Killed_in_mid_upload_nothing_half_is_kept_and_what_came_is_swept_from_the_products_own_folder()
    {
        var about = await Milestone(house);
        using var child = await Child.Serve(house.ConnectionString, house.Folder, jobs: false);
        var anna = await child.SignedIn("anna");
        var token = (await anna.Client.GetFromJsonAsync<JsonElement>("/api/antiforgery")).GetProperty("token").GetString();
        using var form = new MultipartFormDataContent { { new Stalling(half: 4 << 20), "file", "roof.jpg" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/files/milestone/{about.Id}/attachment") { Content = form };
        request.Headers.Add("RequestVerificationToken", token);
        using var end = new CancellationTokenSource();
        var sending = anna.Client.SendAsync(request, end.Token);
        var incoming = house.App.Services.GetRequiredService<FileStore>().IncomingFolder;
        for (var i = 0; i < 200 && Came() < 1 << 20; i++) await Task.Delay(50);
        Assert.True(Came() >= 1 << 20);
        child.Kill();
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => sending);
        Assert.False(await house.Read(db => db.Set<AttachedFile>().AnyAsync()));
        Assert.Equal(0, (await house.Scope(s => s.GetServices<ICheck>().Single(c => c.Name == "files").Run(default))).Wrong);
        // The real clock wrote them: as old as the house's clock says, they are a day old in a day.
        foreach (var left in Directory.EnumerateFiles(incoming)) File.SetLastWriteTimeUtc(left, house.Clock.GetUtcNow().UtcDateTime);
        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.NotEqual(0, await house.Scope(s => s.GetRequiredService<SweepFiles>().Run(default)));
        Assert.Empty(Directory.EnumerateFiles(incoming));

        long Came() => Directory.Exists(incoming) ? Directory.EnumerateFiles(incoming).Sum(f => new FileInfo(f).Length) : 0;
    }

    /// <summary>A body of which half comes, and then nothing more.</summary>
    private sealed class Stalling(int half) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, default);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(new byte[half], cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 2L * half;
            return true;
        }
    }
}
