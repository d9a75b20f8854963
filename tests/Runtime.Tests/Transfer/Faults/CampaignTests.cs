using System.Globalization;
using Xnat.Typed.Server;
using Xunit.Abstractions;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>
/// Transfers whose connection breaks after some byte, whose bytes arrive changed, or whose answer is lost, each gone on with to its end.
/// <c>XNAT_TYPED_CUT_COUNT</c> says how often for each, <c>XNAT_TYPED_CUT_SEED</c> where the random numbers begin.
/// </summary>
public sealed class CampaignTests(ITestOutputHelper output)
{
    private static readonly XnatRetryOptions AtOnce = new() { Delay = TimeSpan.FromMilliseconds(1) };

    private static int Count => Variable("XNAT_TYPED_CUT_COUNT", 40);

    private static int FirstSeed => Variable("XNAT_TYPED_CUT_SEED", 1);

    [Fact]
    public Task FileIsWhole() => RunAsync(static client => new FileCase(client));

    [Fact]
    public Task FileGoesOnWhereItBroke() => RunAsync(static client => new RangedFileCase(client), retry: AtOnce, answersRanges: true);

    [Fact]
    public Task StreamIsWholeOrItIsSaid() => RunAsync(static client => new StreamCase(client));

    [Fact]
    public Task LargeFileOfATreeIsGoneOnWith() =>
        RunAsync(static client => new LargeTreeCase(client), retry: AtOnce with { MaxRetries = 0 }, answersRanges: true);

    [Fact]
    public Task PrearchiveIsWhole() => RunAsync(static client => new PrearchiveCase(client));

    [Fact]
    public Task ArchiveIsWhole() => RunAsync(static client => new ZipCase(client));

    [Fact]
    public Task TreeIsWhole() => RunAsync(static client => new TreeCase(client));

    [Fact]
    public Task NotedTreeIsWhole() => RunAsync(static client => new NotedTreeCase(client));

    [Fact]
    public Task UploadedFileIsWhole() => RunAsync(static client => new UploadCase(client));

    [Fact]
    public Task ImportedSessionIsWhole() => RunAsync(static client => new ImportCase(client));

    [Fact]
    public Task TreeIsGoneOnWith() => RunAsync(static client => new ResumedTreeCase(client));

    [Fact]
    public Task UploadedFolderIsWhole() => RunAsync(static client => new FolderUploadCase(client), (Count + 3) / 4);

    [Fact]
    public Task ImportedFolderIsWhole() => RunAsync(static client => new FolderImportCase(client), (Count + 3) / 4);

    [Fact]
    public Task CopiedProjectIsWhole() => RunAsync(static client => new CopyCase(client), (Count + 3) / 4);

    private static int Variable(string name, int usual) =>
        int.Parse(Environment.GetEnvironmentVariable(name) ?? usual.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private async Task RunAsync(
        Func<XnatClient, TransferCase> make, int? strikes = null, XnatRetryOptions? retry = null, bool answersRanges = false)
    {
        await using var server = await XnatServer.StartAsync(new() { AnswersRanges = answersRanges }, Study.Seed);
        FaultyWire wire = null!;
        var options = new XnatClientOptions { PrimaryHandler = inner => wire = new(inner), Retry = retry };
        await using var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"), options);
        using var one = make(client);
        await one.BeginAsync(0);
        wire.Restart();
        await one.RunAsync();
        await one.RequireAllAsync();
        wire.Restart();
        await one.BeginAsync(1);
        wire.Restart();
        await one.RunAsync();
        var usual = wire.Bodies;
        var (failed, count) = (0, strikes ?? Count);
        for (var seed = FirstSeed; seed < FirstSeed + count; seed++)
        {
            await one.BeginAsync(seed + 1);
            if (await StrikeAsync(one, wire, Choose(new(seed), usual), seed)) failed++;
        }

        output.WriteLine($"{count} strikes, of which {failed} ended the transfer; each was gone on with to its end.");
    }

    private static Strike Choose(Random random, IReadOnlyList<long> bodies)
    {
        // Every byte of every request is as likely as every other.
        var at = random.NextInt64(Math.Max(1, bodies.Sum()));
        var request = 0;
        while (request < bodies.Count - 1 && at >= bodies[request]) at -= bodies[request++];
        var kind = random.Next(8) switch
        {
            0 => StrikeKind.LoseAnswer,
            < 5 => StrikeKind.Cut,
            _ => StrikeKind.Flip,
        };
        return new(kind, request, at);
    }

    private static async Task<bool> StrikeAsync(TransferCase one, FaultyWire wire, Strike strike, int seed)
    {
        wire.Restart();
        wire.Next = strike;
        var isBroken = false;
        try
        {
            try
            {
                await one.RunAsync();
            }
            catch (XnatException)
            {
                isBroken = true;
                await one.RequireNothingHalfAsync();
                wire.Next = null;
                await one.RunAsync();
            }

            if (one.MostBytes(strike.Kind) is { } most) Assert.InRange(wire.Bytes, 0, most);

            await one.RequireAllAsync();
            return isBroken;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Seed {seed}, {strike}: {exception.Message}", exception);
        }
    }
}
