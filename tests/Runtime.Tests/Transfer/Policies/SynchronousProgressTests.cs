using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer.Policies;

public sealed class SynchronousProgressTests
{
    [Fact]
    public async Task LastReportIsHeardBeforeTheDownloadReturns()
    {
        await using var server = await XnatServer.StartAsync(data => data.Project("P1").File("NOTES", "a.txt", new byte[70_000]));
        await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
        var notes = await (await xnat.Projects.GetAsync("P1")).Resources.GetAsync("NOTES");
        var file = await notes.Files.GetAsync("a.txt");
        List<TransferProgress> heard = [];

        await file.DownloadAsync(Stream.Null, null, new SynchronousProgress<TransferProgress>(heard.Add));

        Assert.Equal((70_000L, TransferPhase.Ended), (heard[^1].Bytes, heard[^1].Phase));
        Assert.Equal(heard.Select(static report => report.Bytes).Order(), heard.Select(static report => report.Bytes));
    }

    [Fact]
    public void ReportsGoToNoContext()
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new LosingContext());
        try
        {
            List<int> heard = [];
            IProgress<int> progress = new SynchronousProgress<int>(heard.Add);

            for (var at = 0; at < 3; at++) progress.Report(at);

            Assert.Equal([0, 1, 2], heard);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [Fact]
    public void HandlerHearsOneReportAtATime()
    {
        // A list that two threads add to at once loses entries or throws.
        List<int> heard = [];
        var progress = new SynchronousProgress<int>(heard.Add);

        Parallel.For(0, 8, _ =>
        {
            for (var at = 0; at < 20_000; at++) progress.Report(at);
        });

        Assert.Equal(160_000, heard.Count);
    }

    [Fact]
    public void WhatTheHandlerThrowsReachesTheReporter() =>
        Assert.Throws<InvalidDataException>(() => new SynchronousProgress<int>(static _ => throw new InvalidDataException()).Report(1));

    private sealed class LosingContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
