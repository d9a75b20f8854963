using Xnat.Typed.Model;

namespace Xnat.Typed.Tutorial;

/// <summary>What the tour made in a project, so that just this can be taken away again.</summary>
internal sealed class MadeObjects(Narrator narrator)
{
    /// <summary>Labels that were free when the tour took them, so what is called so now is the tour's.</summary>
    private readonly List<string> labels = [];

    /// <summary>A session in the prearchive that is not archived yet.</summary>
    public PrearchiveSession? Staged { get; set; }

    /// <summary>Steps write where the narrator does, so that they read like any program.</summary>
    private Narrator Console => narrator;

    public void AddSubject(string label) => labels.Add(label);

    /// <summary>Deletes what was made. The project stays: XNAT never gives the ID of a deleted project again.</summary>
    public async Task DeleteAsync(ProjectData project, CancellationToken token)
    {
        if (Staged is { } staged)
            await narrator.StepAsync("Take the session out of the prearchive", async () => await staged.DeleteAsync(token));

        await narrator.StepAsync("Delete the subjects that the tour made", async () =>
        {
            foreach (string label in labels)
            {
                var made = await project.Subjects.FindAsync(label, token);
                if (made is null) continue;
                XnatDeletionPlan plan = await made.PlanDeleteAsync(
                    cancellationToken: token);
                Console.WriteLine($"{made}: {plan.Counts.Files} files");
                await plan.ApplyAsync(cancellationToken: token);
            }
        });
        narrator.Say("The project stays: XNAT never gives the ID of a deleted one again.");
    }
}
