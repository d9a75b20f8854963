using System.Collections.Concurrent;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Bulk;

/// <summary>A work with each object: outcomes as values, in order, bounded, and nothing begun that cannot be told afterwards.</summary>
public sealed class ForEachTests
{
    private const int Subjects = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(64)]
    public async Task OutcomesAreInTheOrderOfTheListingAndWorkIsBounded(int concurrency)
    {
        await using var site = await SiteAsync();
        var (atWork, most) = (0, 0);
        var listed = await site.Client.Subjects.Select(static subject => subject.Label).ToListAsync();

        var report = await site.Client.Subjects.ForEachAsync(
            async (subject, token) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref atWork));
                await Task.Delay(subject.Label!.GetHashCode(StringComparison.Ordinal) & 3, token);
                Interlocked.Decrement(ref atWork);
                return subject.Label;
            },
            new() { MaxConcurrency = concurrency });

        Assert.Equal(listed, report.Outcomes.Select(static outcome => outcome.Result));
        Assert.True(report.IsComplete);
        Assert.InRange(most, 1, concurrency);
    }

    [Fact]
    public async Task FailuresAreValuesAndTakeNoneOfTheOthersAlong()
    {
        await using var site = await SiteAsync();

        var report = await site.Client.Subjects.ForEachAsync(
            static (subject, _) => IsThird(subject) ? Task.FromException(new FormatException("odd")) : Task.CompletedTask);

        Assert.Equal($"{Subjects} objects: {Subjects - 14} done, 14 failed", report.ToString());
        Assert.All(report.Outcomes, static outcome =>
        {
            Assert.Equal(IsThird(outcome.Item) ? BulkStatus.Failed : BulkStatus.Done, outcome.Status);
            Assert.Equal(IsThird(outcome.Item), outcome.Error is FormatException);
        });
        Assert.False(report.IsComplete);
    }

    [Fact]
    public async Task WorkThatThrowsBeforeItsTaskFailsTheSame()
    {
        await using var site = await SiteAsync();

        var report = await site.Client.Subjects.ForEachAsync(static Task (_, _) => throw new FormatException("odd"));

        Assert.Equal(Subjects, report.Count(BulkStatus.Failed));
    }

    [Fact]
    public async Task StopBeginsNoFurtherOne()
    {
        await using var site = await SiteAsync();

        var report = await site.Client.Subjects.ForEachAsync(
            static (_, _) => Task.FromException(new FormatException("odd")),
            new() { MaxConcurrency = 3, OnFailure = BulkFailure.Stop });

        Assert.InRange(report.Count(BulkStatus.Failed), 1, 3);
        Assert.Equal(Subjects, report.Count(BulkStatus.Failed) + report.Count(BulkStatus.NotStarted));
    }

    [Fact]
    public async Task AccountThatCannotSignInAnyMoreIsNotTriedForEach()
    {
        await using var site = await SiteAsync();

        var report = await site.Client.Subjects.ForEachAsync(
            static (_, _) => Task.FromException(new XnatAuthenticationException("no", FailedAnswerOf401())), new() { MaxConcurrency = 2 });

        Assert.InRange(report.Count(BulkStatus.Failed), 1, 2);
    }

    [Fact]
    public async Task ListingThatBreaksOffHasBegunNothing()
    {
        await using var site = await SiteAsync();
        site.Server.Faults.CutAfter("/data/subjects", 1_500);
        var begun = 0;

        await Assert.ThrowsAsync<XnatConnectionException>(() => site.Client.Subjects.ForEachAsync((_, _) =>
        {
            Interlocked.Increment(ref begun);
            return Task.CompletedTask;
        }));

        Assert.Equal(0, begun);
    }

    [Fact]
    public async Task CancellationWaitsForWhatIsUnderWay()
    {
        await using var site = await SiteAsync();
        using var cancellation = new CancellationTokenSource();
        var isCancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (begun, ended) = (0, 0);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.Client.Subjects.ForEachAsync(
            async (_, _) =>
            {
                var number = Interlocked.Increment(ref begun);
                if (number == 5)
                {
                    await cancellation.CancelAsync();
                    isCancelled.SetResult();
                }

                // The other two workers begin nothing more before it is cancelled.
                if (number > 5) await isCancelled.Task;
                await Task.Yield();
                Interlocked.Increment(ref ended);
            },
            new() { MaxConcurrency = 3 },
            cancellation.Token));

        Assert.Equal(begun, ended);
        Assert.InRange(begun, 5, 7);
    }

    [Fact]
    public async Task ProgressComesInOrderAndTheLastBeforeTheCallReturns()
    {
        await using var site = await SiteAsync();
        var heard = new ConcurrentQueue<BulkProgress>();

        await site.Client.Subjects.ForEachAsync(
            static (subject, _) => IsThird(subject) ? Task.FromException(new FormatException("odd")) : Task.CompletedTask,
            new() { Progress = new Listener(heard) });

        Assert.Equal(Enumerable.Range(1, Subjects), heard.Select(static progress => progress.Done + progress.Failed));
        Assert.Equal(new BulkProgress(Subjects, Subjects - 14, 14), heard.Last());
    }

    [Fact]
    public async Task NothingListedIsNothingDone()
    {
        await using var site = await TestSite.StartAsync(static seed => seed.Project("P"));

        var report = await site.Client.Subjects.ForEachAsync(static (_, _) => Task.CompletedTask);

        Assert.Equal("0 objects", report.ToString());
        Assert.True(report.IsComplete);
    }

    [Fact]
    public async Task OptionsWithoutMeaningAreRefusedBeforeAnythingIsSent()
    {
        await using var site = await SiteAsync();
        var before = site.Server.Requests.Count;

        foreach (var options in new BulkOptions[]
        {
            new() { MaxConcurrency = 0 }, new() { OnFailure = (BulkFailure)7 }, new() { Journal = " " }, new() { Job = null! },
        })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => site.Client.Subjects.ForEachAsync(
                static (_, _) => Task.CompletedTask, options));
        }

        Assert.Equal(before, site.Server.Requests.Count);
    }

    private static Task<TestSite> SiteAsync() => TestSite.StartAsync(static seed =>
    {
        var project = seed.Project("P");
        for (var number = 1; number <= Subjects; number++) project.Subject($"S{number}");
    });

    private static bool IsThird(SubjectData subject) =>
        int.Parse(subject.Label![1..], System.Globalization.CultureInfo.InvariantCulture) % 3 == 1;

    private static FailedAnswer FailedAnswerOf401() => new(System.Net.HttpStatusCode.Unauthorized, "GET", "/data/subjects");

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most) Interlocked.CompareExchange(ref most, value, seen);
    }

    private sealed class Listener(ConcurrentQueue<BulkProgress> heard) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => heard.Enqueue(value);
    }
}
