using Xnat.Typed.Model;

namespace Xnat.Typed.Tutorial.Tests.Errors;

/// <summary>The C# of the pages in <c>docs/errors</c> about sessions that come in and rows that go.</summary>
internal static class SessionErrorIdioms
{
    public static async Task PrearchivedAsync(XnatClient xnat, string zip, TextWriter log)
    {
        // docs/errors/XnatPrearchivedException.md: example
        try
        {
            await xnat.Services.ImportDirectAsync(zip, new() { Project = "brainimages", Subject = "S1", Experiment = "MR1" });
        }
        catch (XnatPrearchivedException waiting)
        {
            log.WriteLine(waiting.Message);
            log.WriteLine($"There it is {waiting.Session.Status}.");
            await waiting.Session.RebuildAsync();
            ExperimentData session = await waiting.Session.ArchiveAsync();
            log.WriteLine($"It is archived as {session.Id} now.");
        }
        // docs/errors/XnatPrearchivedException.md: end
    }

    public static async Task ArchivingAsync(XnatArchiving archiving, TextWriter log)
    {
        // docs/errors/XnatArchivingException.md: example
        try
        {
            ExperimentData session = await archiving.WaitAsync();
        }
        catch (XnatArchivingException failed)
        {
            log.WriteLine($"{failed.State.Stage}, {failed.State.Status}");
            log.WriteLine(failed.State.Log);
        }
        // docs/errors/XnatArchivingException.md: end
    }

    public static async Task UnfinishedAsync(PrearchiveSession held, TimeSpan limit, TextWriter log)
    {
        // docs/errors/XnatUnfinishedException.md: example
        XnatArchiving archiving = await held.StartArchivingAsync();
        try
        {
            await archiving.WaitAsync(new() { Limit = limit });
        }
        catch (XnatUnfinishedException unfinished)
        {
            log.WriteLine(unfinished.Message);
            log.WriteLine($"It was {unfinished.LastStatus} then.");
        }
        // docs/errors/XnatUnfinishedException.md: end
    }

    public static async Task RemovalAsync(MrSessionData session, TextWriter log)
    {
        // docs/errors/XnatRemovalException.md: example
        session.Fields.RemoveAt(0);
        try
        {
            await session.SaveAsync();
        }
        catch (XnatRemovalException lost)
        {
            log.WriteLine(lost.Message);
            await session.LoadAsync();
            await session.PutXmlAsync(lost.Document);
        }
        // docs/errors/XnatRemovalException.md: end
    }
}
