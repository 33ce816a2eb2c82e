using System.Text;
using Answerable.Domain;
using Answerable.Domain.Files;
using Answerable.Domain.Plans;
using Answerable.Domain.Rectifications;
using Answerable.Server.Files;
using Answerable.Server.Tests.Plans;
using Answerable.Server.Tests.Rights;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Files;

/// <summary>A photo on a milestone that Anna proves and Ivan accepts.</summary>
internal static class FileArranging
{
    public static Task<FileId> Attach(House house, Actor by, ObjectRef about, byte[] content, string name, FileDraft? draft = null) =>
        house.Scope(s => s.GetRequiredService<AttachFile>().Run(by, about, new MemoryStream(content), (draft ?? new(null)) with { Name = name }));

    public static async Task<ObjectRef> Milestone(House house) =>
        new("milestone", (await ArrangedPlan.Adopted(house)).Milestones[0].Value);

    /// <summary>Another file on the milestone, and one on the rectification.</summary>
    public static async Task More(House house, Objects it, int number)
    {
        var anna = await house.Actor("anna");
        foreach (var about in new ObjectRef[] { new("milestone", it.The<MilestoneId>().Value),
            new("rectification", it.The<RectificationId>().Value) })
            await Attach(house, anna, about, Encoding.UTF8.GetBytes($"list {number}"), $"list{number}.txt");
    }

    /// <summary>A file on the milestone of the arranged plan, and what the attempts attach.</summary>
    public static async Task Into(House house, Objects it)
    {
        var about = new ObjectRef("milestone", it.The<MilestoneId>().Value);
        var id = await Attach(house, await house.Actor("anna"), about, Photos.Jpeg(), "roof.jpg", new(null, Note: "The ninth roof"));
        await More(house, it, 0);
        it.Add(id);
        it.Name("AttachFile.about", about);
        it.Name("AttachFile.draft", new FileDraft("roof.jpg"));
    }
}
