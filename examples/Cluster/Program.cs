using Xnat.Typed;
using Xnat.Typed.Cluster;

// Downloads a project by the tasks of a Slurm job array; download.sbatch and finish.sbatch say how.
try
{
    return args switch
    {
        ["download", var url, var project, var folder] => await Job.DownloadAsync(url, project, folder, XnatShard.FromSlurm()),
        ["download", var url, var project, var folder, var shard] =>
            await Job.DownloadAsync(url, project, folder, XnatShard.Parse(shard)),
        ["finish", var folder, var count] => await Job.FinishAsync(folder, int.Parse(count, null)),
        ["serve"] => await SmallSite.ServeAsync(),
        _ => Usage(),
    };
}
catch (Exception e) when (e is XnatException or InvalidOperationException or FormatException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static int Usage()
{
    Console.Error.WriteLine("""
        download URL PROJECT FOLDER [INDEX/COUNT]   one part; without INDEX/COUNT that of the Slurm task
        finish FOLDER COUNT                         merges the parts and signs out
        serve                                       a small site to try it with, until it is killed
        """);
    return 2;
}
