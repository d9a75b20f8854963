using Xnat.Typed.Model;

namespace Xnat.Typed.Tutorial.Tests.Errors;

/// <summary>The C# of the pages in <c>docs/errors</c>; <see cref="ErrorPagesTests"/> compares the two, and runs this.</summary>
internal static class ErrorIdioms
{
    public static async Task AnyAsync(ProjectData project, string folder, TextWriter log)
    {
        // docs/errors/XnatException.md: example
        await foreach (ImageSessionData session in project.Experiments.OfType<ImageSessionData>())
        {
            try
            {
                await session.DownloadDirectoryAsync(folder);
            }
            catch (XnatException error) when (error is not XnatAuthenticationException)
            {
                log.WriteLine($"{session.Id}: {error.Message}");
            }
        }
        // docs/errors/XnatException.md: end
    }

    public static async Task ConnectionAsync(Uri address, XnatCredential credential, TextWriter log)
    {
        // docs/errors/XnatConnectionException.md: example
        try
        {
            await using var xnat = await XnatClient.ConnectAsync(address, credential);
        }
        catch (XnatConnectionException error)
        {
            log.WriteLine(error.Message);
        }
        // docs/errors/XnatConnectionException.md: end
    }

    public static async Task ResponseAsync(XnatClient xnat, TextWriter log)
    {
        // docs/errors/XnatResponseException.md: example
        try
        {
            await xnat.Projects.GetAsync("brainimages");
        }
        catch (XnatResponseException refused) when (refused.RetryAfter is { } pause)
        {
            log.WriteLine(refused.Message);
            log.WriteLine($"The server asks to wait {pause.TotalSeconds} s.");
        }
        // docs/errors/XnatResponseException.md: end
    }

    public static async Task AuthenticationAsync(Uri address, TextWriter log)
    {
        // docs/errors/XnatAuthenticationException.md: example
        try
        {
            await using var xnat = await XnatClient.ConnectAsync(address, XnatCredential.UserPassword("reader", "wrong"));
        }
        catch (XnatAuthenticationException refused)
        {
            log.WriteLine(refused.Message);
        }
        // docs/errors/XnatAuthenticationException.md: end
    }

    public static async Task AccessDeniedAsync(XnatClient xnat, TextWriter log)
    {
        ProjectData project = await xnat.Projects.GetAsync("brainimages");

        // docs/errors/XnatAccessDeniedException.md: example
        try
        {
            await project.Subjects.CreateAsync(new SubjectData { Label = "S2" });
        }
        catch (XnatAccessDeniedException refused)
        {
            log.WriteLine(refused.Message);
        }
        // docs/errors/XnatAccessDeniedException.md: end
    }

    public static async Task NotFoundAsync(XnatClient xnat, TextWriter log)
    {
        // docs/errors/XnatNotFoundException.md: example
        try
        {
            await xnat.Projects.GetAsync("brain-images");
        }
        catch (XnatNotFoundException missing)
        {
            log.WriteLine(missing.Message);
            log.WriteLine($"It was looked for as {missing.Key}.");
        }
        // docs/errors/XnatNotFoundException.md: end
    }

    public static async Task ConflictAsync(XnatClient xnat, TextWriter log)
    {
        // docs/errors/XnatConflictException.md: example
        try
        {
            await xnat.Experiments.GetAsync("MR1");
        }
        catch (XnatConflictException several) when (several.Candidates.Count > 0)
        {
            log.WriteLine(several.Message);
            log.WriteLine($"One of {string.Join(", ", several.Candidates)}.");
        }
        // docs/errors/XnatConflictException.md: end
    }

    public static async Task ContentAsync(SubjectData subject, TextWriter log)
    {
        // docs/errors/XnatContentException.md: example
        XnatVariables variables = await subject.VariablesAsync();
        try
        {
            log.WriteLine($"{variables.Get<int>("years")} years");
        }
        catch (XnatContentException odd)
        {
            log.WriteLine(odd.Message);
            log.WriteLine($"{odd.Field} of {odd.DataType} should be {odd.ValueKind}.");
        }
        // docs/errors/XnatContentException.md: end
    }
}
