import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { theme } from './look/theme.js';
import { Frame } from './shell/frame.js';
import { Refusal } from './wire/ask.js';
import { rememberedLight } from './wire/light.js';
import { styleNonce } from './wire/page.js';
import { Words } from './words/words.js';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What was refused is refused again; what was lost may come through.
      retry: (failures, error) => failures < 2 && !(error instanceof Refusal && error.status < 500),
    },
  },
});

export function App() {
  return (
    <MantineProvider theme={theme} colorSchemeManager={rememberedLight} defaultColorScheme="auto" getStyleNonce={styleNonce} withGlobalClasses={false}>
      <QueryClientProvider client={queries}>
        <Words>
          <BrowserRouter basename="/console">
            <Frame />
          </BrowserRouter>
        </Words>
      </QueryClientProvider>
    </MantineProvider>
  );
}
